using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Assessment;

/// <summary>Makes views of assessments.</summary>
internal static class AssessmentViews
{
    /// <param name="all">What the reader may see of one assessor's units.</param>
    public static IReadOnlyList<AssessmentView> Of(IReadOnlyList<UnitAssessment> all, AssessmentPeriod period, int appealDays,
        Units units, Actor reader)
    {
        var ranks = Scoring.Ranks([.. all.Select(a => a.Score)]);
        return [.. all.Select((a, i) => Of(a, SeesAll(a.Opened.Assessor, reader) ? (ranks[i], all.Count) : (null, null), period,
            appealDays, units, reader)).OrderByDescending(v => v.Score).ThenBy(v => v.Unit.Code, StringComparer.Ordinal)];
    }

    private static bool SeesAll(string assessor, Actor reader) => ReadScope.Of(reader).WholeDistrict || reader.ActsFor(assessor);

    private static AssessmentView Of(UnitAssessment a, (int? Rank, int? Of) present, AssessmentPeriod period, int appealDays,
        Units units, Actor reader)
    {
        var o = a.Opened;
        return new AssessmentView(
            o.Period, units.View(o.Unit), o.UnitName, o.Level, units.View(o.Assessor), period.From, period.Before, a.Computed?.At,
            a.Confirmed?.At, a.Version, a.Score, a.Grade, a.IsEligible, a.Uncleared,
            a.Confirmed?.Rank ?? present.Rank, a.Confirmed?.Of ?? present.Of, a.OpenAppeals, a.Confirmed is null
                ? a.AppealsUntil(appealDays) : null, [.. a.Deductions.Select(d => Of(d, a, reader))]);
    }

    private static DeductionView Of(Deduction d, UnitAssessment a, Actor reader)
    {
        var (f, appeal) = (d.Fact, a.AppealOf(d));
        string[] actions = a.Confirmed is not null ? []
            : appeal is null && AssessmentDecider.MayAppeal(a, reader) ? ["appeal"]
            : appeal is { Decided: null } && AssessmentDecider.MayAssess(a.Opened.Level, a.Opened.Assessor, reader) ? ["decide"] : [];
        var link = f.Kind switch
        {
            DeductionKind.LateReport or DeductionKind.MissingReport => $"/reports/{f.Id}/{a.Opened.Unit}",
            DeductionKind.SatelliteOnly => $"/satellite/{f.Month}",
            DeductionKind.ListedItem => $"/listed/{f.Id}",
            _ => $"/cases/{f.Id}",
        };
        return new DeductionView(
            d.Key, f.Kind, d.Points, f.Number, f.At, f.Deadlines, link, appeal?.Decided is { Upheld: true },
            appeal is null ? null : new AppealView(appeal.Filed.Reason, appeal.Filed.At, appeal.Filed.By, appeal.Decided?.Upheld,
                appeal.Decided?.Reason, appeal.Decided?.At, appeal.Decided?.By), actions);
    }
}
