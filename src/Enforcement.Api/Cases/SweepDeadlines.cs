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
/// Asks for every deadline that is due and lets time pass in its case. Deadlines are rows, so that a sweep after ten days off records every
/// breach at its legal instant; a second sweep finds nothing; one failing case stops no other.
/// </summary>
internal sealed record SweepDeadlines : IRequest<SweepResult>
{
    /// <summary>What stuck work of a sweep is called.</summary>
    public const string StuckKind = "deadline";

    internal sealed class Handler(EnforcementDb db, IServiceScopeFactory scopes, LegalClock clock, StuckWork stuck)
        : IRequestHandler<SweepDeadlines, SweepResult>
    {
        private const int Batch = 500;

        /// <summary>Cases in one transaction: a writer waits for them some 20 ms at most.</summary>
        private const int Together = 50;

        public async Task<SweepResult> Handle(SweepDeadlines request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var known = await stuck.WaitingAsync(StuckKind, DateTimeOffset.MinValue, cancellationToken);
            var waiting = await stuck.WaitingAsync(StuckKind, now, cancellationToken);
            var (passed, failed) = (0, 0);
            var after = (DueAt: DateTimeOffset.MinValue, Id: 0L);
            while (true)
            {
                var due = await Due(db, now, after.DueAt, after.Id).Take(Batch).Select(d => new { d.Id, d.DueAt, d.CaseNumber })
                    .ToListAsync(cancellationToken);
                if (due.Count == 0) return new SweepResult(passed, failed);
                after = (due[^1].DueAt, due[^1].Id);
                foreach (var numbers in due.Select(d => d.CaseNumber).Distinct().Where(n => !waiting.Contains(n)).Chunk(Together))
                {
                    if (await TryPassTimeAsync(numbers, now, cancellationToken) is null)
                    {
                        passed += numbers.Length;
                        foreach (var number in numbers.Where(known.Contains)) await stuck.ClearAsync(StuckKind, number);
                        continue;
                    }
                    // One of them failed and took the others with it: each on its own, so that only that one stays behind.
                    foreach (var number in numbers)
                    {
                        if (await TryPassTimeAsync([number], now, cancellationToken) is { } failure)
                        {
                            await stuck.RecordAsync(StuckKind, number, failure, now);
                            failed++;
                        }
                        else
                        {
                            if (known.Contains(number)) await stuck.ClearAsync(StuckKind, number);
                            passed++;
                        }
                    }
                }
            }
        }

        /// <summary>
        /// Lets time pass in some cases in one transaction, all or none: a commit is the dearest part of a small write. Null, or why none
        /// was changed.
        /// </summary>
        private async Task<Exception?> TryPassTimeAsync(string[] numbers, DateTimeOffset now, CancellationToken ct)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.System);
                await scope.ServiceProvider.GetRequiredService<CaseStore>().PassTimeAsync(numbers, now, ct);
                return null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return e;
            }
        }

        /// <summary>What is due, by the index on (State, DueAt), behind a given one.</summary>
        internal static IQueryable<DeadlineRow> Due(EnforcementDb db, DateTimeOffset now, DateTimeOffset afterDueAt, long afterId) =>
            db.Set<DeadlineRow>().AsNoTracking()
                .Where(d => d.State == DeadlineState.Running && d.DueAt <= now && d.DueAt >= afterDueAt
                    && (d.DueAt > afterDueAt || d.Id > afterId))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id);
    }
}
