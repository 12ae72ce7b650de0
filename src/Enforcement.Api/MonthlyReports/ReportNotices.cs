using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.MonthlyReports;

/// <summary>Tells towns and planning of reports.</summary>
internal sealed class ReportNotices : IReceiver<Report, ReportEvent>
{
    public IEnumerable<Message> Hear(Report? before, Report after, IReadOnlyList<ReportEvent> events, Units units)
    {
        var (month, town, planning) = (after.Opened.Month, after.Opened.Town, units.Body(UnitKind.Planning).Code);
        return events.SelectMany(e => ToldOf(e, town, planning)
            .Select(told => new NoticePayload(told.Unit, null, told.Kind, e.At, null, $"/reports/{month}/{town}").ToMessage()));
    }

    private static IEnumerable<(string Unit, string Kind)> ToldOf(ReportEvent e, string town, string planning) => e switch
    {
        ReportReminded => [(town, "report.reminded")],
        ReportMissed => [(town, "report.missed"), (planning, "report.missed")],
        ReportSubmitted { Restates: true } => [(planning, "report.restated")],
        ReportReturned => [(town, "report.returned")],
        _ => [],
    };
}
