using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>A measure on a unit as a line of a list.</summary>
/// <param name="Town">The town of a village, since several villages have the same name; null where the unit is no village.</param>
/// <param name="Late">Ordered, and its last day has passed.</param>
public sealed record MeasureItem(Guid Id, UnitView Unit, UnitView? Town, MeasureKind Kind, MeasureState State, int Facts,
    DateTimeOffset ProposedAt, DateTimeOffset? DueAt, bool Late, DateTimeOffset? DoneAt);

/// <summary>A step of a measure's history.</summary>
/// <param name="Type"><c>proposed</c> by the system, <c>opened</c> by people, <c>ordered</c>, <c>dismissed</c>, <c>answered</c>,
/// <c>done</c>.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Text">Basis, reason, answer or result.</param>
public sealed record MeasureStep(DateTimeOffset At, string Type, string By, string? Text, string? DocumentNumber);

/// <summary>A measure with its facts and history, and what the reader may do.</summary>
/// <param name="Basis">Why people opened it; null where the system proposed it for its facts.</param>
public sealed record MeasureDetails(MeasureItem Item, string? Basis, IReadOnlyList<MeasureFact> Facts, IReadOnlyList<MeasureStep> Steps,
    bool MayDecide, bool MayAnswer, bool MayFinish);

/// <summary>The measures that the reader may see.</summary>
/// <param name="Unit">Code or slug: only on this unit; of a town also those on its villages.</param>
/// <param name="Sort"><c>unit</c>, <c>proposedAt</c>, <c>dueAt</c>, with <c>-</c> descending; default: open ones first, newest
/// first.</param>
public sealed record FindMeasures(PageRequest Page, string? Unit = null, MeasureKind? Kind = null, MeasureState? State = null,
    string? Sort = null) : IRequest<Result<Page<MeasureItem>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, LegalClock clock) : IRequestHandler<FindMeasures,
        Result<Page<MeasureItem>>>
    {
        public async Task<Result<Page<MeasureItem>>> Handle(FindMeasures r, CancellationToken cancellationToken)
        {
            var (units, now) = (await directory.GetAsync(cancellationToken), clock.Now);
            var measures = db.Set<MeasureRow>().AsNoTracking().Include(m => m.Facts).AsQueryable();
            if (!string.IsNullOrEmpty(r.Unit))
            {
                var code = units.CodeOf(r.Unit);
                measures = measures.Where(m => m.Unit == code || m.Town == code);
            }
            if (r.Kind is { } kind) measures = measures.Where(m => m.Kind == kind);
            if (r.State is { } state) measures = measures.Where(m => m.State == state);
            if (Sorted(measures, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(m => m.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<MeasureItem>([.. page.Items.Select(m => MeasureStore.ItemOf(m, units, now))], page.Total);
        }

        private static IOrderedQueryable<MeasureRow>? Sorted(IQueryable<MeasureRow> measures, string? sort) => sort switch
        {
            null or "" => measures.OrderBy(m => m.State == MeasureState.Proposed ? 0 : m.State == MeasureState.Ordered ? 1 : 2)
                .ThenByDescending(m => m.ProposedAt),
            "unit" => measures.OrderBy(m => m.Unit).ThenByDescending(m => m.ProposedAt),
            "-unit" => measures.OrderByDescending(m => m.Unit).ThenByDescending(m => m.ProposedAt),
            "proposedAt" => measures.OrderBy(m => m.ProposedAt),
            "-proposedAt" => measures.OrderByDescending(m => m.ProposedAt),
            "dueAt" => measures.OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt),
            "-dueAt" => measures.OrderBy(m => m.DueAt == null).ThenByDescending(m => m.DueAt),
            _ => null,
        };
    }
}
