using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Suspensions;

namespace Enforcement.Api.Suspensions;

/// <summary>Tells the town of what is suspended and lifted, and planning of what is proposed.</summary>
internal sealed class SuspensionNotices : IReceiver<Suspension, SuspensionEvent>
{
    public IEnumerable<Message> Hear(Suspension? before, Suspension after, IReadOnlyList<SuspensionEvent> events, Units units)
    {
        var (town, planning) = (after.Opened.Town, units.Body(UnitKind.Planning).Code);
        foreach (var e in events)
        {
            var (to, kind) = e switch
            {
                SuspensionOpened => (town, "suspension.opened"),
                SuspensionLifted => (town, "suspension.lifted"),
                LiftProposed => (planning, "suspension.liftProposed"),
                // Of a proposal that was refused before nobody waits any more.
                LiftWithdrawn when before?.LiftProposedAt is not null => (planning, "suspension.liftWithdrawn"),
                _ => (null, ""),
            };
            if (to is not null) yield return new NoticePayload(to, null, kind, e.At, null, "/suspensions").ToMessage();
        }
    }
}
