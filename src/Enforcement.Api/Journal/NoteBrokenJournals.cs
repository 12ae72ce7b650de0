using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Journal;

/// <summary>
/// Verifies every journal of the database, every night and when an auditor orders it: a broken one stands on the operations page until it
/// verifies again.
/// </summary>
public sealed record NoteBrokenJournals : IRequest<JournalsVerification>
{
    /// <summary>What stuck work of a verification is called.</summary>
    internal const string StuckKind = "journal";

    internal sealed class Handler(JournalCheck check, StuckWork stuck, ICurrentActor current, LegalClock clock)
        : IRequestHandler<NoteBrokenJournals, JournalsVerification>
    {
        public async Task<JournalsVerification> Handle(NoteBrokenJournals request, CancellationToken cancellationToken)
        {
            var (now, known) = (clock.Now, await stuck.WaitingAsync(StuckKind, DateTimeOffset.MinValue, cancellationToken));
            var (streams, broken) = await check.RunAsync(current.Actor, cancellationToken);
            foreach (var b in broken) await stuck.RecordAsync(StuckKind, b.Stream,
                new InvalidDataException($"The journal is broken at entry {b.BrokenAt}."), now);
            foreach (var stream in known.Except(broken.Select(b => b.Stream))) await stuck.ClearAsync(StuckKind, stream);
            return new JournalsVerification(streams, JournalCheck.ToldOf(broken, current.Actor));
        }
    }
}
