using Enforcement.Api.Exports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Tracks;
using MediatR;

namespace Enforcement.Api.Dashboards;

/// <summary>The supervisor's view as a workbook, a sheet to a table, with the reader's scope and filter.</summary>
public sealed record ExportOversight(GetOversight Asked) : IRequest<Result<ExportFile>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ExportOversight, Result<ExportFile>>
    {
        public async Task<Result<ExportFile>> Handle(ExportOversight r, CancellationToken cancellationToken)
        {
            var result = await mediator.Send(r.Asked, cancellationToken);
            if (result.Value is not { } o) return result.Refusal!;
            var period = $"{o.From:yyyy-MM-dd} 至 {o.To:yyyy-MM-dd}";
            var at = $"{LegalTime.In(o.At):yyyy-MM-dd HH:mm}";
            object? Day(DateTimeOffset? since) => since is { } s ? $"{LegalTime.In(s):yyyy-MM-dd HH:mm}" : null;
            static object Percent(double rate) => Math.Round(rate * 100, 1);
            return SheetWriter.Write($"督查统计{LegalTime.DateOf(o.At):yyyyMMdd}",
            [
                new Sheet("镇街", $"各镇街在办和逾期情况（{at}）", [("排名", 8), ("镇街", 18), ("在办", 10), ("24小时内到期", 14), ("逾期", 10), ("逾期率%", 10),
                    ("最早逾期", 18)],
                    [.. o.Towns.Select(t => (IReadOnlyList<object?>)[t.Rank, t.Town.Name, t.Load.Open, t.Load.DueSoon, t.Load.Late,
                        Percent(t.Load.LateRate), Day(t.Load.Oldest)])]),
                new Sheet("环节", $"各环节停留情况（{at}；中位数：{period}离开该环节的案件）",
                    [("环节", 16), ("在办", 10), ("24小时内到期", 14), ("逾期", 10), ("停留天数中位数", 16), ("期间离开", 10), ("在办最长停留天数", 16)],
                    [.. o.Stages.Select(s => (IReadOnlyList<object?>)[TrackRegistry.StageOf(s.Stage).Name, s.Load.Open, s.Load.DueSoon,
                        s.Load.Late, s.MedianDays is { } m ? Math.Round(m, 1) : null, s.Left, s.LongestDays])]),
                new Sheet("单位待办", $"各单位未完成待办（{at}）", [("单位", 24), ("待办", 10), ("24小时内到期", 14), ("逾期", 10)],
                    [.. o.Units.Select(u => (IReadOnlyList<object?>)[u.Unit.Name, u.Open, u.DueSoon, u.Late])]),
                new Sheet("经办人", $"各经办人在办和逾期情况（{at}）", [("镇街", 18), ("经办人", 16), ("在办", 10), ("24小时内到期", 14), ("逾期", 10), ("最早逾期", 18)],
                    [.. o.People.Select(p =>
                        (IReadOnlyList<object?>)[p.Town.Name, p.DisplayName, p.Load.Open, p.Load.DueSoon, p.Load.Late,
                            Day(p.Load.Oldest)])]),
                new Sheet("逾期时长", $"逾期案件按时长（{at}）", [("逾期天数", 18), ("案件", 10)],
                    [.. o.Ages.Select(a =>
                        (IReadOnlyList<object?>)[a.BelowDays is { } below ? $"{a.FromDays}天以上不满{below}天" : $"{a.FromDays}天以上", a.Cases])]),
                new Sheet("每周", $"每周立案、办结和期限届满（{period}）", [("起", 14), ("止", 14), ("立案", 10), ("办结或撤案", 12), ("期限届满未完成", 14)],
                    [.. o.Weeks.Select(w => (IReadOnlyList<object?>)[$"{w.From:yyyy-MM-dd}", $"{w.To:yyyy-MM-dd}", w.Opened, w.Ended,
                        w.Breached])]),
                new Sheet("首发", $"首发率（{period}立案）", [("镇街", 18), ("案件", 10), ("本镇村首发", 12), ("首发率%", 10)],
                    [.. o.Finders.Select(f => (IReadOnlyList<object?>)[f.Town.Name, f.Cases, f.FoundAtHome, Percent(f.Rate)])]),
                new Sheet("卫片", "卫片比对一致率（期间内最近一次确认的比对）", [("镇街", 18), ("月份", 10), ("一致", 10), ("仅卫片发现", 12), ("一致率%", 10)],
                    [.. o.Matches.Select(m =>
                        (IReadOnlyList<object?>)[m.Town.Name, m.Month, m.Matched, m.SatelliteOnly, m.Rate is { } rate ? Percent(rate)
                            : null])]),
            ], asXlsx: true);
        }
    }
}
