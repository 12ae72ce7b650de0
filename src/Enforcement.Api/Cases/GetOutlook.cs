using System.Globalization;
using Enforcement.Api.Calendars;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using MediatR;

namespace Enforcement.Api.Cases;

/// <summary>Something that comes about in a case if nobody acts; of what it is about, the one member is set.</summary>
/// <param name="At">The instant, legal time: 24:00 of the last day of what passes.</param>
/// <param name="DueAt">Of a deadline that passes or begins to run: its end, exclusive.</param>
/// <param name="Unit">Of a duty: who must act.</param>
/// <param name="Explanation">Of a deadline: how it is counted, in the reader's language.</param>
public sealed record OutlookLine(
    DateTimeOffset At, OutlookKind Kind, DeadlineKind? Deadline, DateTimeOffset? DueAt, CaseStage? Stage, LadderStep? Step,
    DutyKind? Duty, UnitView? Unit,
    string? Explanation);

/// <summary>What happens next in a case if nobody acts.</summary>
/// <param name="AsOf">From when on, legal time.</param>
/// <param name="Suspended">No day counts until the case is resumed: only what runs all the same is said.</param>
/// <param name="MissingYear">The calendar year without which it cannot be said how it goes on, or null.</param>
public sealed record OutlookView(string Number, DateTimeOffset AsOf, bool Suspended, int? MissingYear, IReadOnlyList<OutlookLine> Lines);

/// <summary>Asks what happens next in a case if nobody acts (process.md section 4), by the rules that it is under.</summary>
public sealed record GetOutlook(string Number) : IRequest<Result<OutlookView>>
{
    internal sealed class Handler(CaseStore store, PolicyBook policies, CalendarBook calendars, ICurrentActor current, LegalClock clock,
        UnitDirectory directory)
        : IRequestHandler<GetOutlook, Result<OutlookView>>
    {
        public async Task<Result<OutlookView>> Handle(GetOutlook request, CancellationToken cancellationToken)
        {
            if (await store.FindAsync(request.Number, cancellationToken) is not { } s) return Refusal.NotFound;
            var (now, units) = (clock.Now, await directory.GetAsync(cancellationToken));
            var policy = await policies.VersionAsync(s.Opened.PolicyVersion, cancellationToken);
            var outlook = Outlook.Of(s, new CaseContext(policy, await calendars.GetAsync(cancellationToken), now,
                CurrentActor.Require(current)));
            return new OutlookView(s.Number, now, s.SuspendedAt is not null, outlook.MissingYear,
                [.. outlook.Events.Select(e => new OutlookLine(
                e.At, e.Kind, e.Deadline, e.Count?.DueAt, e.Stage, e.Step, e.Duty, e.Holder is { } holder
                    ? units.View(units.CodeFor(holder, s.Town)) : null,
                e.Count is { } count ? DeadlineExplanation.Explain(count, CultureInfo.CurrentUICulture.Name) : null))]);
        }
    }
}
