using Enforcement.Api.Calendars;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Policies;

/// <summary>What another policy version would change for one open case.</summary>
public sealed record PolicyImpactItem(string CaseNumber, CaseStage Stage, DeadlineKind Kind, DateTimeOffset DueAt,
    DateTimeOffset DueAtThen, bool TermOverMaximum);

/// <summary>What would change for open cases if they came under a version: the running deadlines that would fall on another day.</summary>
/// <param name="Version">The version to compare with.</param>
public sealed record GetPolicyImpact(int Version) : IRequest<Result<IReadOnlyList<PolicyImpactItem>>>
{
    internal sealed class Handler(EnforcementDb db, CaseStore store, PolicyBook book, CalendarBook calendars)
        : IRequestHandler<GetPolicyImpact, Result<IReadOnlyList<PolicyImpactItem>>>
    {
        public async Task<Result<IReadOnlyList<PolicyImpactItem>>> Handle(GetPolicyImpact request, CancellationToken cancellationToken)
        {
            var versions = await book.AllAsync(cancellationToken);
            if (versions.SingleOrDefault(p => p.Version == request.Version) is not { } next) return Refusal.NotFound;
            var calendar = await calendars.GetAsync(cancellationToken);
            var open = await db.Set<CaseRow>().AsNoTracking().Where(c => c.EndedAt == null)
                .OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancellationToken);
            var items = new List<PolicyImpactItem>();
            foreach (var number in open)
            {
                var state = (await store.FindAsync(number, cancellationToken))!;
                try
                {
                    items.AddRange(PolicyImpact.Of(state, versions.Single(p => p.Version == state.Opened.PolicyVersion), next, calendar)
                        .Select(i => new PolicyImpactItem(number, state.Stage, i.Kind, i.DueAt, i.DueAtThen, i.TermOverMaximum)));
                }
                catch (MissingCalendarYearException missing)
                {
                    return new Refusal("calendar-year-missing", RefusalKind.Invalid, null, missing.Year);
                }
            }
            return (Result<IReadOnlyList<PolicyImpactItem>>)items;
        }
    }
}
