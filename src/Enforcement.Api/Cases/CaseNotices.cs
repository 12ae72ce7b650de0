using System.Text.Json;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Cases;

/// <summary>Who is told of what happened in a case: the holder of each new duty, the town and planning of a breach, the receiver of what was sent.</summary>
internal static class CaseNotices
{
    public static IEnumerable<NoticePayload> Of(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Units units)
    {
        NoticePayload To(UnitKind holder, string kind, DateTimeOffset at) => new(CodeOf(holder, after, units), after.Number, kind, at);

        foreach (var e in events)
        {
            switch (e)
            {
                case DeadlineBreached breached:
                    yield return To(UnitKind.Town, $"breached.{Camel(breached.Kind)}", e.At);
                    if (breached.Kind == DeadlineKind.ForcedDemolition) yield return To(UnitKind.Planning, $"breached.{Camel(breached.Kind)}", e.At);
                    break;
                case not null when ReceiverOf(e) is { } receiver:
                    yield return To(receiver, $"sent.{EventName.Of(e.GetType())}", e.At);
                    break;
            }
        }
        foreach (var duty in after.Duties.Where(d => d.DoneAt is null && (before is null || !before.Duties.Contains(d))))
            yield return To(duty.Holder, $"duty.{Camel(duty.Kind)}", duty.OpenedAt);
    }

    /// <summary>Which body an entry sends the case to (Art 6, 25–27), or null.</summary>
    public static UnitKind? ReceiverOf(CaseEvent e) => e switch
    {
        CopiedToDiscipline => UnitKind.Discipline,
        ObstructionReported or CrimeTransferred => UnitKind.Police,
        _ => null,
    };

    /// <summary>The unit that stands for a kind in this case.</summary>
    public static string CodeOf(UnitKind holder, CaseState s, Units units) => holder == UnitKind.Town ? s.Town : units.Body(holder).Code;

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
