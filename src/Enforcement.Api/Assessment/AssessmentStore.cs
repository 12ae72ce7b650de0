using System.Linq.Expressions;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Assessment;

/// <summary>The write path of assessments.</summary>
internal sealed class AssessmentStore(StoreParts parts, IEnumerable<IReceiver<UnitAssessment, AssessmentEvent>> receivers)
    : EventStore<UnitAssessment, AssessmentEvent, AssessmentRow>(parts, receivers)
{
    public static string StreamOf(string period, string unit) => $"assessment/{period}-{unit}";

    /// <summary>
    /// The units that an assessor assesses for a period: those that had not ended before it began, and villages that no former town of
    /// theirs assessed already.
    /// </summary>
    public async Task<IReadOnlyList<UnitRow>> UnitsAsync(AssessmentLevel level, string assessor, AssessmentPeriod period,
        CancellationToken ct)
    {
        var all = (await Parts.Units.GetAsync(ct)).All.Where(u => u.EndedAt is null || u.EndedAt > period.From);
        if (level == AssessmentLevel.Town) return [.. all.Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone)];
        var name = period.ToString();
        var elsewhere = await Db.Set<AssessmentRow>().AsNoTracking().Where(a => a.Period == name && a.Assessor != assessor)
            .Select(a => a.Unit).ToListAsync(ct);
        return [.. all.Where(u => u.Kind == UnitKind.Village && u.Parent == assessor && !elsewhere.Contains(u.Code))];
    }

    /// <summary>
    /// The assessments of a period that the reader may see, tracked, by the unit's code; read in two queries however many they are.
    /// </summary>
    public async Task<IReadOnlyList<(AssessmentRow Row, UnitAssessment Assessment)>> FindAsync(AssessmentPeriod period,
        Expression<Func<AssessmentRow, bool>> which, CancellationToken ct)
    {
        var name = period.ToString();
        var rows = await Db.Set<AssessmentRow>().Where(a => a.Period == name).Where(which).OrderBy(a => a.Unit).ToListAsync(ct);
        var streams = rows.Select(r => StreamOf(r.Period, r.Unit)).ToList();
        var entries = (await Db.Set<JournalRow>().AsNoTracking().Where(e => streams.Contains(e.Stream)).OrderBy(e => e.Sequence)
            .Select(e => new { e.Stream, e.Type, e.Data }).ToListAsync(ct)).ToLookup(e => e.Stream);
        return [.. rows.Select(r =>
            (r, UnitAssessment.Fold(entries[StreamOf(r.Period, r.Unit)].Select(e => EventJson<AssessmentEvent>.Read(e.Type, e.Data)))))];
    }

    protected override string Stream(AssessmentRow row) => StreamOf(row.Period, row.Unit);

    protected override UnitAssessment Evolve(UnitAssessment? state, AssessmentEvent e) => UnitAssessment.Evolve(state, e);

    protected override AssessmentRow NewRow(UnitAssessment state)
    {
        var o = state.Opened;
        return new AssessmentRow { Period = o.Period, Unit = o.Unit, Assessor = o.Assessor, HeadHash = "" };
    }

    /// <summary>The row holds nothing but where the journal ends.</summary>
    protected override void Project(
        AssessmentRow row, UnitAssessment? before, UnitAssessment after, IReadOnlyList<AssessmentEvent> events, Actor actor, Units units)
    {
    }

    protected override Task<int> PolicyVersionAsync(UnitAssessment state, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult(state.Opened.PolicyVersion);

    /// <summary>Writes what was decided of a unit; the caller's unit of work commits.</summary>
    public Task WriteAsync(
        AssessmentRow? row, UnitAssessment? before, Decision<UnitAssessment, AssessmentEvent> decision, Context x, CancellationToken ct) =>
        WriteAsync(row, before, decision, x, decision.State!.Opened.PolicyVersion, ct);

    /// <summary>One step of a unit's assessment; the caller's unit of work commits.</summary>
    public Task<Result<(AssessmentRow, UnitAssessment)>> TakeAsync(
        AssessmentRow row, UnitAssessment state, int? version, Func<UnitAssessment, Context, Decision<UnitAssessment,
        AssessmentEvent>> decide,
        CancellationToken ct) => ExecuteAsync(row, state, version, (s, x) => Task.FromResult(decide(s, x)), ct);
}
