using Enforcement.Api.Exports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using MediatR;

namespace Enforcement.Api.MonthlyReports;

/// <summary>月报汇总表: a line for every town that the reader may see, and the findings behind it. In Chinese, as it circulates.</summary>
public sealed record ExportReports(string? Month, bool AsXlsx) : IRequest<Result<ExportFile>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ExportReports, Result<ExportFile>>
    {
        private static readonly (string, int)[] Summary = [("序号", 6), ("镇街（地区）", 16), ("状态", 10), ("发现数（处）", 12), ("零报告", 8),
            ("上报时间", 20), ("是否迟报", 10), ("是否漏报", 10), ("备注", 30)];
        private static readonly (string, int)[] Findings =
            [("序号", 6), ("镇街（地区）", 14), ("编号", 20), ("发现方式", 10), ("发现时间", 18), ("发现单位", 16), ("经度", 12), ("纬度", 12), ("地点", 30),
                ("面积（平方米）", 12), ("在施/建成", 10), ("认定", 10), ("拆除时间", 18)];

        public async Task<Result<ExportFile>> Handle(ExportReports r, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new ListReports(r.Month), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            if (found.Value.Items.Count == 0) return Refusal.NotFound;
            var (month, lines, findings) = (found.Value.Items[0].Month, new List<IReadOnlyList<object?>>(),
                new List<IReadOnlyList<object?>>());
            foreach (var item in found.Value.Items)
            {
                var report = (await mediator.Send(new GetReport(item.Month, item.Town.Code), cancellationToken)).Value!;
                lines.Add([lines.Count + 1, item.TownName, StateOf(item.State), item.Findings, item.Nil ? "是" : "",
                    At(item.FirstSubmittedAt), item.Late ? "迟报" : "", item.Missing ? "漏报" : "", (item.Restated ? "更正；" : "")
                        + report.Note]);
                if (item.FirstSubmittedAt is null) continue; // what was not reported is not in the report
                findings.AddRange(report.Findings.Select(f => (IReadOnlyList<object?>)
                [
                    findings.Count + 1, item.TownName, f.Number, ChannelOf(f.Channel), At(f.FoundAt), f.Finder, f.Lon, f.Lat, f.Address,
                    f.AreaSquareMetres, f.InProgress switch { true => "在施", false => "建成", _ => "" },
                    f.Illegal switch { true => "违法", false => "合法", _ => "未认定" }, At(f.DemolishedAt),
                ]));
            }
            for (var i = 0; i < findings.Count; i++) findings[i] = [i + 1, .. findings[i].Skip(1)];
            lines.Add([null, "合计", null, found.Value.Items.Sum(i => i.Findings), $"{found.Value.Items.Count(i => i.Nil)}", null,
                $"{found.Value.Items.Count(i => i.Late)}", $"{found.Value.Items.Count(i => i.Missing)}", null]);
            var title = $"{month[..4]}年{int.Parse(month[5..], System.Globalization.CultureInfo.InvariantCulture)}月";
            return SheetWriter.Write($"{month}月报汇总",
                [new Sheet("汇总", $"密云区{title}巡查发现违法用地违法建设情况汇总表", Summary, lines),
                    new Sheet("点位", $"密云区{title}巡查发现点位明细表", Findings, findings)], r.AsXlsx);
        }

        internal static string At(DateTimeOffset? at) => at is { } t ? LegalTime.In(t)
            .ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "";

        private static string StateOf(ReportState state) =>
            state switch { ReportState.Open => "未报", ReportState.Submitted => "已报", ReportState.Accepted => "已接收", _ => "已退回" };

        private static string ChannelOf(string channel) => channel == "case" ? "立案" : Named.Find<LeadChannel>(channel)?.Title ?? channel;
    }
}
