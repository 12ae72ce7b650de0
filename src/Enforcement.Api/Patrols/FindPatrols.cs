using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Patrols;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Patrols;

/// <summary>An entry of the patrol ledger.</summary>
/// <param name="Nil">True when nothing was found 零巡查.</param>
/// <param name="Leads">What was found.</param>
public sealed record PatrolView(
    Guid Id, PatrolLevel Level, UnitView Unit, UnitView? Town, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Route, string Patrollers, string? Note, bool Nil,
    IReadOnlyList<PatrolLead> Leads, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A lead that a patrol found.</summary>
public sealed record PatrolLead(Guid Id, string SourceNumber);

internal static class PatrolViews
{

    public static PatrolView Of(PatrolRow p, Units units, IReadOnlyList<PatrolLead> leads) => new(
        p.Id, p.Level, units.View(p.Unit), p.Town is { } town ? units.View(town) : null, p.StartedAt, p.EndedAt, p.Route, p.Patrollers, p.Note, p.Findings == 0, leads, p.RecordedAt,
        p.RecordedBy);
}

/// <summary>A page of the patrol ledger that the reader may see, newest first.</summary>
public sealed record FindPatrols : IRequest<Page<PatrolView>>
{
    /// <summary>Only of this level.</summary>
    public PatrolLevel? Level { get; init; }
    /// <summary>Only of this town and its villages, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>True: only nil patrols; false: only those with findings.</summary>
    public bool? Nil { get; init; }
    /// <summary>Started on or after this instant.</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>Started before this instant.</summary>
    public DateTimeOffset? Before { get; init; }
    /// <summary>Part of the route or of who went.</summary>
    public string? Q { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindPatrols, Page<PatrolView>>
    {
        public async Task<Page<PatrolView>> Handle(FindPatrols r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            IQueryable<PatrolRow> patrols = db.Set<PatrolRow>().AsNoTracking();
            if (r.Level is { } level) patrols = patrols.Where(p => p.Level == level);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                patrols = patrols.Where(p => p.Town == code);
            }
            if (r.Nil is { } nil) patrols = patrols.Where(p => (p.Findings == 0) == nil);
            if (r.From is { } from) patrols = patrols.Where(p => p.StartedAt >= from);
            if (r.Before is { } before) patrols = patrols.Where(p => p.StartedAt < before);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                patrols = patrols.Where(p => p.Route.Contains(q) || p.Patrollers.Contains(q));
            }
            var page = await patrols.OrderByDescending(p => p.StartedAt).ThenBy(p => p.Id).ToPageAsync(r.Page, cancellationToken);
            var ids = page.Items.SelectMany(IdsOf).ToList();
            var numbers = ids.Count == 0 ? [] : await db.Set<LeadRow>().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.SourceNumber, cancellationToken);
            return new Page<PatrolView>(
                [.. page.Items.Select(p => PatrolViews.Of(p, units, [.. IdsOf(p).Where(numbers.ContainsKey).Select(id => new PatrolLead(id, numbers[id]))]))], page.Total);
        }

        private static IEnumerable<Guid> IdsOf(PatrolRow p) => p.Leads.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);
    }
}

internal static class PatrolEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var patrols = api.MapGroup("/patrols").RequireAuthorization().WithTags("Patrols");
        patrols.MapGet("", (QueryEnum<PatrolLevel>? level, string? town, bool? nil, DateTimeOffset? from, DateTimeOffset? before, string? q, int? page, int? pageSize,
                IMediator mediator, CancellationToken ct) => mediator.Send(new FindPatrols
                {
                    Level = level?.Value, Town = town, Nil = nil, From = from, Before = before, Q = q, Page = PageRequest.Of(page, pageSize),
                }, ct));
        patrols.MapPost("", async (RecordPatrol body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(p => Results.Created($"/api/patrols/{p.Id}", p)))
            .Produces<PatrolView>(201).ProducesProblem(403).ProducesProblem(422);
    }
}
