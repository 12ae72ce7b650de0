using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Tells units what happened in a case that concerns them.</summary>
internal sealed class CaseNotices : IReceiver<CaseState, CaseEvent>
{
    public IEnumerable<Message> Hear(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Units units) =>
        CaseReceivers.NoticesOf(before, after, events)
            .Select(n => new NoticePayload(units.CodeFor(n.Holder, after.Town), after.Number, n.Kind, n.At).ToMessage());
}
