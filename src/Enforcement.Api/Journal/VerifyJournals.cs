using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Journal;

/// <summary>A journal that does not verify, and where.</summary>
public sealed record BrokenJournal(string Stream, int? BrokenAt);

/// <summary>What a verification of the whole database found.</summary>
public sealed record JournalsVerification(int Streams, IReadOnlyList<BrokenJournal> Broken);

/// <summary>
/// Verifies every journal of the database, and tells what the reader may be told; it changes nothing (<see cref="NoteBrokenJournals"/>).
/// </summary>
public sealed record VerifyJournals : IRequest<JournalsVerification>
{
    internal sealed class Handler(JournalCheck check, ICurrentActor current) : IRequestHandler<VerifyJournals, JournalsVerification>
    {
        public async Task<JournalsVerification> Handle(VerifyJournals request, CancellationToken cancellationToken)
        {
            var (streams, broken) = await check.RunAsync(current.Actor, cancellationToken);
            return new JournalsVerification(streams, JournalCheck.ToldOf(broken, current.Actor));
        }
    }
}
