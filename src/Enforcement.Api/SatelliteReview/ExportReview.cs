using Enforcement.Api.Exports;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.SatelliteReview;
using MediatR;

namespace Enforcement.Api.SatelliteReview;

/// <summary>比对结果表 with 图斑台账: the figures by town, every line, and every patch. In Chinese, as it circulates.</summary>
public sealed record ExportReview(string Month, bool AsXlsx) : IRequest<Result<ExportFile>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ExportReview, Result<ExportFile>>
    {
        private static readonly (string, int)[] Towns = [("序号", 6), ("镇街（地区）", 16), ("一致（处）", 10), ("仅卫片发现（处）", 14), ("仅台账有（处）", 14),
            ("吻合率", 10), ("评价", 12), ("是否上报月报", 12)];
        private static readonly (string, int)[] Lines = [("序号", 6), ("镇街（地区）", 14), ("比对结果", 12), ("图斑编号", 18), ("台账编号", 18),
            ("距离（米）", 10), ("是否存疑", 10), ("人工判定", 10), ("是否列入月报", 12), ("地点", 30)];
        private static readonly (string, int)[] Patches = [("序号", 6), ("图斑编号", 18), ("镇街（地区）", 14), ("后时相", 14), ("经度", 12), ("纬度", 12),
            ("面积（平方米）", 12), ("地点", 30), ("比对结果", 12)];

        public async Task<Result<ExportFile>> Handle(ExportReview r, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new GetReview(r.Month), cancellationToken);
            if (!found.IsOk) return found.Refusal;
            var (v, units) = (found.Value, await mediator.Send(new Organisations.ListUnits(), cancellationToken));
            var names = units.Items.ToDictionary(u => u.Code, u => u.Name);
            string NameOf(string? town) => town is null ? "（未确定）" : names[town];
            var title = $"密云区{v.Month[..4]}年{int.Parse(v.Month[5..], System.Globalization.CultureInfo.InvariantCulture)}月";
            var state = v.ConfirmedAt is null ? "（未确认）" : "";
            return SheetWriter.Write($"{v.Month}卫片比对结果",
            [
                new Sheet("按镇街", $"{title}卫片图斑与属地台账比对结果表{state}", Towns, [.. v.Towns.Select((t, i) => (IReadOnlyList<object?>)
                    [i + 1, t.Town.Name, t.Matched, t.SatelliteOnly, t.LedgerOnly, t.MatchRate is { } rate
                        ? rate.ToString("P1", System.Globalization.CultureInfo.InvariantCulture) : "—", RatingOf(t.Rating), t.Reported
                            ? "是" : "否"])]),
                new Sheet("比对明细", $"{title}卫片图斑比对明细表{state}", Lines, [.. v.Pairs.Select((p, i) => (IReadOnlyList<object?>)
                [
                    i + 1, NameOf(p.Patch?.Town ?? p.Entry?.Town), KindOf(p.Kind), p.Patch?.Number, p.Entry?.Number, p.Metres, p.Doubtful
                        ? "存疑" : "", p.Decided ? "是" : "", p.Entry is { } e ? e.Reported ? "是" : "否" : "",
                    p.Entry?.Address ?? p.Patch?.Address,
                ])]),
                new Sheet("图斑台账", $"{title}卫片图斑台账", Patches,
                    [.. v.Pairs.Where(p => p.Patch is not null).Select((p, i) => (IReadOnlyList<object?>)
                    [i + 1, p.Patch!.Number, NameOf(p.Patch.Town), ExportReports.Handler.At(p.Patch.ImagedAt)[..10], p.Patch.Lon,
                        p.Patch.Lat, p.Patch.AreaSquareMetres, p.Patch.Address, KindOf(p.Kind)])]),
            ], r.AsXlsx);
        }

        private static string RatingOf(Rating rating) =>
            rating switch { Rating.Consistent => "一致", Rating.Between => "基本一致", Rating.LargeGap => "较大差距", _ => "不评价" };

        private static string KindOf(PairKind kind) => kind switch { PairKind.Matched => "一致", PairKind.SatelliteOnly => "仅卫片发现", _ =>
            "仅台账有" };
    }
}
