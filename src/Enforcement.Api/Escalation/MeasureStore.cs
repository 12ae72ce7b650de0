using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Escalation;

/// <summary>The write path of measures, and their view.</summary>
internal sealed class MeasureStore(StoreParts parts, IEnumerable<IReceiver<UnitMeasure, MeasureEvent>> receivers)
    : EventStore<UnitMeasure, MeasureEvent, MeasureRow>(parts, receivers)
{
    public static string StreamOf(Guid id) => $"measure/{id}";

    protected override string Stream(MeasureRow row) => StreamOf(row.Id);

    protected override UnitMeasure Evolve(UnitMeasure? state, MeasureEvent e) => UnitMeasure.Evolve(state, e);

    protected override IQueryable<MeasureRow> Rows => Db.Set<MeasureRow>().Include(m => m.Facts);

    protected override MeasureRow NewRow(UnitMeasure state)
    {
        var p = state.Proposed;
        var row = new MeasureRow { Id = p.Id, Unit = p.Unit, Kind = p.Kind, ProposedAt = p.At, HeadHash = "" };
        row.Facts.AddRange(p.Facts.Select(f => new MeasureFactRow { MeasureId = row.Id, Key = f.Key, At = f.At }));
        return row;
    }

    protected override void Project(MeasureRow row, UnitMeasure? before, UnitMeasure after, IReadOnlyList<MeasureEvent> events,
        Actor actor, Units units)
    {
        if (before is null) row.Town = units.TownOfVillage(row.Unit);
        (row.State, row.Answers) = (after.State, after.Answers);
        (row.OrderedAt, row.DueAt, row.DoneAt) = (after.Ordered?.At, after.Ordered?.DueAt, after.Done?.At);
    }

    /// <summary>One step of a measure; answers with it as it then stands.</summary>
    public async Task<Result<MeasureDetails>> TakeAsync(
        Guid id, Func<MeasureRow, UnitMeasure, Context, Decision<UnitMeasure, MeasureEvent>> decide, CancellationToken ct)
    {
        var result = await Parts.Work.RunAsync<Result<(MeasureRow Row, UnitMeasure State)>>(async () =>
            await FindAsync(m => m.Id == id, ct) is var (row, measure)
                ? await ExecuteAsync(row, measure, null, (m, x) => Task.FromResult(decide(row, m, x)), ct)
                : Refusal.NotFound, ct, r => r.IsOk);
        return result.IsOk ? await ViewAsync(result.Value.Row, ct) : result.Refusal;
    }

    public static MeasureItem ItemOf(MeasureRow m, Units units, DateTimeOffset now) => new(
        m.Id, units.View(m.Unit), m.Town is { } town ? units.View(town) : null, m.Kind, m.State, m.Facts.Count, m.ProposedAt, m.DueAt,
        m.State == MeasureState.Ordered && m.DueAt <= now, m.DoneAt);

    public async Task<MeasureDetails> ViewAsync(MeasureRow row, CancellationToken ct)
    {
        var (actor, units) = (CurrentActor.Require(Parts.Current), await Parts.Units.GetAsync(ct));
        var stream = StreamOf(row.Id);
        var entries = await Db.Set<JournalRow>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Sequence).ToListAsync(ct);
        string? basis = null;
        var steps = entries.ConvertAll(j => EventJson<MeasureEvent>.Read(j.Type, j.Data) switch
        {
            MeasureProposed { Basis: { } b } e => new MeasureStep(e.At, "opened", j.ByName, basis = b, null),
            MeasureOrdered e => new MeasureStep(e.At, "ordered", j.ByName, e.Reason, null),
            MeasureDismissed e => new MeasureStep(e.At, "dismissed", j.ByName, e.Reason, null),
            MeasureAnswered e => new MeasureStep(e.At, "answered", j.ByName, e.Answer, null),
            MeasureDone e => new MeasureStep(e.At, "done", j.ByName, e.Result, e.DocumentNumber),
            var e => new MeasureStep(e.At, "proposed", j.ByName, null, null),
        });
        var decides = MeasureDecider.MayDecide(row.Kind, actor);
        return new MeasureDetails(
            ItemOf(row, units, Parts.Clock.Now), basis,
            [.. row.Facts.OrderBy(f => f.At).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new MeasureFact(f.Key, f.At))], steps,
            decides && row.State == MeasureState.Proposed, MeasureDecider.MayAnswer(row.Unit, row.Town, actor)
                && row.State == MeasureState.Ordered,
            decides && row.State == MeasureState.Ordered);
    }
}
