using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Clues;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Clues;

/// <summary>Tells discipline of a clue.</summary>
internal sealed class ClueNotices : IReceiver<Clue, ClueEvent>
{
    public IEnumerable<Message> Hear(Clue? before, Clue after, IReadOnlyList<ClueEvent> events, Units units) =>
        events.OfType<ClueForwarded>().Select(e =>
        // Not the clue as its subject; of a stuck notice administrators are told no subject at all (GetOperations).
        new NoticePayload(units.Body(UnitKind.Discipline).Code, null, "clue.forwarded", e.At, null, $"/clues/{e.Id}")
            .ToMessage(Guid.CreateVersion7(e.At).ToString()));
}
