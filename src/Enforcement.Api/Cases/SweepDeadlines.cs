using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>What a sweep did.</summary>
/// <param name="Cases">Cases in which time brought something about.</param>
/// <param name="Failed">Cases that could not be decided; they stand on the operations page.</param>
internal sealed record SweepResult(int Cases, int Failed);

/// <summary>
/// Asks for every deadline that is due and lets time pass in its case, each in its own transaction. Deadlines are rows, so that a sweep
/// after ten days off records every breach at its legal instant; a second sweep finds nothing; one failing case stops no other.
/// </summary>
internal sealed record SweepDeadlines : IRequest<SweepResult>
{
    /// <summary>What stuck work of a sweep is called.</summary>
    public const string StuckKind = "deadline";

    internal sealed class Handler(EnforcementDb db, IServiceScopeFactory scopes, LegalClock clock, StuckWork stuck) : IRequestHandler<SweepDeadlines, SweepResult>
    {
        private const int Batch = 500;

        public async Task<SweepResult> Handle(SweepDeadlines request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var known = await stuck.WaitingAsync(StuckKind, DateTimeOffset.MinValue, cancellationToken);
            var waiting = await stuck.WaitingAsync(StuckKind, now, cancellationToken);
            var (passed, failed) = (0, 0);
            var after = (DueAt: DateTimeOffset.MinValue, Id: 0L);
            while (true)
            {
                var due = await Due(db, now, after.DueAt, after.Id).Take(Batch).Select(d => new { d.Id, d.DueAt, d.CaseNumber }).ToListAsync(cancellationToken);
                if (due.Count == 0) return new SweepResult(passed, failed);
                after = (due[^1].DueAt, due[^1].Id);
                foreach (var number in due.Select(d => d.CaseNumber).Distinct().Where(n => !waiting.Contains(n)))
                {
                    if (await PassTimeAsync(number, known.Contains(number), now, cancellationToken)) passed++;
                    else failed++;
                }
            }
        }

        private async Task<bool> PassTimeAsync(string number, bool wasStuck, DateTimeOffset now, CancellationToken ct)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
                await scope.ServiceProvider.GetRequiredService<CaseStore>().PassTimeAsync(number, now, ct);
                if (wasStuck) await stuck.ClearAsync(StuckKind, number);
                return true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await stuck.RecordAsync(StuckKind, number, e, now);
                return false;
            }
        }

        /// <summary>What is due, by the index on (State, DueAt), behind a given one.</summary>
        internal static IQueryable<DeadlineRow> Due(EnforcementDb db, DateTimeOffset now, DateTimeOffset afterDueAt, long afterId) =>
            db.Set<DeadlineRow>().AsNoTracking()
                .Where(d => d.State == DeadlineState.Running && d.DueAt <= now && d.DueAt >= afterDueAt && (d.DueAt > afterDueAt || d.Id > afterId))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id);
    }
}
