using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Leads;

/// <summary>
/// Tells the town of a lead that came to it, planning of one that came back. Of what it recorded itself a town is not told.
/// </summary>
internal sealed class LeadNotices : IReceiver<Lead, LeadEvent>
{
    public IEnumerable<Message> Hear(Lead? before, Lead after, IReadOnlyList<LeadEvent> events, Units units) =>
        before is null ? [] : events.Select(e => e switch
    {
        LeadDispatched d => new NoticePayload(d.Town, null, "lead.dispatched", d.At, after.Id).ToMessage(),
        LeadRejected { Outcome: LeadOutcome.Returned } r =>
            new NoticePayload(units.Body(UnitKind.Planning).Code, null, "lead.returned", r.At, after.Id).ToMessage(),
        _ => null,
    }).OfType<Message>();
}
