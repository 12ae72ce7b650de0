using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Suspensions;

/// <summary>What is suspended for a case is its party's of now (Art 29).</summary>
internal sealed class SuspensionsOfCase : IReceiver<CaseState, CaseEvent>
{
    public IEnumerable<Message> Hear(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Units units) =>
        events.Any(e => e is PartyIdentified) ? [new Message(SuspensionPayload.Kind, new SuspensionPayload(after.Number))] : [];
}
