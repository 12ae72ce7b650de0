using System.Runtime.CompilerServices;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.SatelliteReview;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>What follows from a comparison is planning's (Art 16).</summary>
internal sealed class FollowUpDeadlines(EnforcementDb db, UnitDirectory directory, IMediator mediator) : IDeadlines
{
    /// <summary>The longest that a policy may give for what follows from a comparison (<c>month.followUpDays</c>).</summary>
    private static readonly TimeSpan LongestFollowUp = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<DueThing>> DueAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var (planning, due) = (await PlanningAsync(ct), new List<DueThing>());
        foreach (var review in (await mediator.Send(new ListReviews(), ct)).Items.Where(x => x.Waiting > 0))
        {
            var waiting = (await mediator.Send(new GetReview(review.Month), ct)).Value!.FollowUps.Where(f =>
                f.DoneAt is null && f.DueAt >= from && f.DueAt <= to);
            due.AddRange(waiting.Select(f => new DueThing
            {
                Id = $"followUp-{review.Month}-{f.Town.Code}-{f.Kind}", DueAt = f.DueAt, Group = "followUp",
                Kind = JsonNamingPolicy.CamelCase.ConvertName(f.Kind.ToString()),
                Unit = planning, Town = f.Town.Name, Link = $"/satellite/{review.Month}",
            }));
        }
        return due;
    }

    /// <summary>One for a month's, however many towns there are.</summary>
    public async IAsyncEnumerable<Warning> WarningsAsync(WarningSpan span, [EnumeratorCancellation] CancellationToken ct)
    {
        var (planning, confirmedAfter) = (await PlanningAsync(ct), span.From - LongestFollowUp);
        foreach (var month in await db.Set<ReviewRow>().Where(r => r.Waiting > 0 && r.ConfirmedAt > confirmedAfter).Select(r => r.Month)
            .ToListAsync(ct))
        {
            var review = Review.Fold(await db.ReadAsync<ReviewEvent>(ReviewStore.StreamOf(month), ct));
            foreach (var dueAt in review.FollowUps.Where(f => f.DoneAt is null && f.DueAt > span.From && f.DueAt <= span.Soon)
                .Select(f => f.DueAt).Distinct())
                yield return Warning.Of(planning, $"followUp {month}", ReviewStore.StreamOf(month), "followUp", dueAt,
                    span) with { Link = $"/satellite/{month}" };
        }
    }

    private async Task<string> PlanningAsync(CancellationToken ct) => (await directory.GetAsync(ct)).Body(UnitKind.Planning).Code;
}
