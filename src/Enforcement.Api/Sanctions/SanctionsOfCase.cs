using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Sanctions;

namespace Enforcement.Api.Sanctions;

/// <summary>A case's determination, end or party changes whom service is refused (Art 8, 19).</summary>
internal sealed class SanctionsOfCase : IReceiver<CaseState, CaseEvent>
{
    public IEnumerable<Message> Hear(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Units units) =>
        events.Any(SanctionRules.Changes) ? [new Message(SanctionPayload.Kind, new SanctionPayload(after.Number))] : [];
}
