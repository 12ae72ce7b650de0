using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Clues;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Clues;

/// <summary>The write path of clues.</summary>
internal sealed class ClueStore(StoreParts parts, IEnumerable<IReceiver<Clue, ClueEvent>> receivers) : EventStore<Clue, ClueEvent,
    ClueRow>(parts, receivers)
{
    internal const string Prefix = "clue/";

    public static string StreamOf(Guid id) => $"{Prefix}{id}";

    protected override string Stream(ClueRow row) => StreamOf(row.Id);

    protected override Clue Evolve(Clue? state, ClueEvent e) => Clue.Evolve(state, e);

    protected override ClueRow NewRow(Clue state)
    {
        var f = state.Forwarded;
        return new ClueRow
        {
            Id = f.Id, Unit = f.Unit, SentBy = f.SentBy, ToUnit = "", Official = f.Official, CaseNumber = f.CaseNumber,
            ForwardedAt = f.At, HeadHash = "",
        };
    }

    protected override void Project(ClueRow row, Clue? before, Clue after, IReadOnlyList<ClueEvent> events, Actor actor, Units units)
    {
        if (before is null) row.ToUnit = units.Body(UnitKind.Discipline).Code;
        row.ReceivedAt = after.Received?.At;
    }

    public async Task<ClueView> ViewAsync(Clue clue, CancellationToken ct)
    {
        var (f, units) = (clue.Forwarded, await Parts.Units.GetAsync(ct));
        var mayReceive = clue.Received is null && Parts.Current.Actor is { } a && ClueDecider.MayReceive(a);
        return new ClueView(f.Id, units.View(f.Unit), f.SentBy, f.Official, f.Summary, f.CaseNumber, f.At, clue.Received?.At,
            clue.Received?.Note, mayReceive);
    }
}
