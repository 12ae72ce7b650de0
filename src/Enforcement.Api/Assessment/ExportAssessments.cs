using Enforcement.Api.Exports;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>考核排名表 with every deduction and its fact, as far as the reader may see it. In Chinese, as it circulates.</summary>
public sealed record ExportAssessments(string? Period, AssessmentLevel? Level = null, string? Town = null, bool AsXlsx = true)
    : IRequest<Result<ExportFile>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ExportAssessments, Result<ExportFile>>
    {
        private static readonly (string, int)[] Ranking = [("名次", 8), ("单位", 18), ("得分", 8), ("等次", 10), ("是否清零", 10),
            ("未清零案件、未销账项目", 30), ("扣分情况", 50)];
        private static readonly (string, int)[] Deductions = [("序号", 6), ("单位", 16), ("扣分事项", 16), ("编号", 20), ("时间", 18), ("说明", 24),
            ("扣分", 8), ("申诉理由", 30), ("申诉结果", 12), ("答复", 30)];

        public async Task<Result<ExportFile>> Handle(ExportAssessments r, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new ListAssessments(r.Period, r.Level, r.Town), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            var sheet = found.Value;
            if (sheet.Items.Count == 0) return Refusal.NotFound;
            var ranking = sheet.Items.Select(i =>
                (IReadOnlyList<object?>)[i.Rank, i.UnitName, i.Score, WordOf(i.Grade), i.Eligible ? "已清零" : "未清零",
                    string.Join('、', i.Uncleared.Concat(i.ListedItems.Select(d => d.Number))), Reasons(i)]).ToList();
            var lines = sheet.Items.SelectMany(i => i.Deductions.Select(d => (i.UnitName, Deduction: d)))
                .Select((x, n) => (IReadOnlyList<object?>)
            [
                n + 1, x.UnitName, WordOf(x.Deduction.Kind), x.Deduction.Number, At(x.Deduction),
                string.Join('、', x.Deduction.Deadlines.Select(WordOf)), x.Deduction.Lifted ? 0 : x.Deduction.Points,
                x.Deduction.Appeal?.Reason, x.Deduction.Appeal switch { null => "", { Upheld: true } => "采纳，不予扣分", { Upheld: false } =>
                    "不予采纳", _ => "待处理" }, x.Deduction.Appeal?.Answer,
            ]).ToList();
            var who = sheet.Town?.Name ?? "密云区";
            var title = $"{who}{WordOf(AssessmentPeriod.Parse(sheet.Period)!.Value)}新生违法建设管控考核";
            var state = sheet.ConfirmedAt is null ? "（未确认）" : "";
            return SheetWriter.Write($"{sheet.Period}考核排名",
                [new Sheet("排名", $"{title}排名表{state}", Ranking, ranking), new Sheet("扣分明细", $"{title}扣分明细表{state}", Deductions, lines)],
                    r.AsXlsx);
        }

        private static string Reasons(AssessmentView i) =>
            string.Join('；', i.Deductions.Where(d => !d.Lifted).GroupBy(d => d.Kind)
                .Select(g => $"{WordOf(g.Key)} {g.Count()} 项，扣 {g.Sum(d => d.Points)} 分"));

        // What passed or was due at 24:00 of a day is said so.
        private static string At(DeductionView d) => LegalTime.In(d.At) is var at && at.TimeOfDay == TimeSpan.Zero
            && d.Kind is not (DeductionKind.SatelliteOnly or DeductionKind.ListedItem) ? $"{at.AddDays(-1):yyyy-MM-dd} 24:00"
                : ExportReports.Handler.At(d.At);

        private static string WordOf(AssessmentPeriod p) =>
            p.Length switch { 12 => $"{p.Start.Year}年度", 3 => $"{p.Start.Year}年第{(p.Start.Month + 2) / 3}季度", _ =>
                $"{p.Start.Year}年{p.Start.Month}月" };

        private static string WordOf(Grade grade) => grade switch { Grade.Excellent => "优秀", Grade.Good => "良好", Grade.Pass => "合格", _ =>
            "不合格" };

        private static string WordOf(DeductionKind kind) => kind switch
        {
            DeductionKind.OverdueCase => "逾期案件", DeductionKind.Bulletin => "通报", DeductionKind.LateReport =>
                "月报迟报", DeductionKind.MissingReport => "月报漏报",
            DeductionKind.SatelliteOnly => "仅卫片发现图斑", DeductionKind.Supervision => "督办", DeductionKind.MunicipalListing => "市级挂账", _ =>
                "历年挂账未销账",
        };

        private static string WordOf(DeadlineKind kind) => kind switch
        {
            DeadlineKind.Stop => "制止逾期", DeadlineKind.Determination => "认定逾期", DeadlineKind.Service =>
                "送达证明逾期", DeadlineKind.ForcedDemolition => "强制拆除逾期", _ => "反馈销账逾期",
        };
    }
}
