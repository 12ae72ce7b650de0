using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Assessment;

namespace Enforcement.Api.Assessment;

/// <summary>Tells the assessed unit of what is published and decided, its assessor of appeals.</summary>
internal sealed class AssessmentNotices : IReceiver<UnitAssessment, AssessmentEvent>
{
    public IEnumerable<Message> Hear(UnitAssessment? before, UnitAssessment after, IReadOnlyList<AssessmentEvent> events, Units units)
    {
        var o = after.Opened;
        foreach (var e in events)
        {
            if (ToldOf(e, before, o) is var (unit, kind))
                yield return new NoticePayload(unit, null, kind, e.At, null, $"/assessments/{o.Period}/{o.Unit}").ToMessage();
        }
    }

    private static (string Unit, string Kind)? ToldOf(AssessmentEvent e, UnitAssessment? before, AssessmentOpened opened) => e switch
    {
        AssessmentComputed => (opened.Unit, before is null ? "assessment.published" : "assessment.recomputed"),
        AppealFiled => (opened.Assessor, "assessment.appealed"),
        AppealDecided => (opened.Unit, "assessment.appealDecided"),
        AssessmentConfirmed => (opened.Unit, "assessment.assessmentConfirmed"),
        _ => null,
    };
}
