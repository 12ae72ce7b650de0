using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;

namespace Enforcement.Web.Components;

/// <summary>A stage of the diagram, in units of its view box.</summary>
public sealed record DiagramBox(CaseStage Stage, int X, int Y)
{
    public const int Width = 150;
    public const int Height = 104;
    public int Middle => X + (Width / 2);
}

/// <summary>A line of the diagram: its path, where its words stand, and whether time alone takes it.</summary>
public sealed record DiagramEdge(string Path, int LabelX, int LabelY, IReadOnlyList<CaseAction> Actions, DeadlineKind? Deadline);

/// <summary>Draws <see cref="TrackRegistry.Current.Edges"/>: the stages of a case in a row, its two ends below. Any change of the process shows here by itself.</summary>
public static class ProcessDiagram
{
    public const int ViewWidth = 1140;
    public const int ViewHeight = 416;
    private const int Top = 48;
    private const int Bottom = 284;
    private const int Step = 190;

    private static readonly CaseStage[] Row =
        [CaseStage.Discovered, CaseStage.Stopped, CaseStage.Determined, CaseStage.SelfDemolition, CaseStage.ForcedDemolition, CaseStage.Overdue];

    public static IReadOnlyList<DiagramBox> Boxes { get; } =
    [
        .. Row.Select((s, i) => new DiagramBox(s, 20 + (i * Step), Top)),
        new(CaseStage.Withdrawn, 20, Bottom),
        new(CaseStage.Feedback, 20 + (4 * Step), Bottom),
        new(CaseStage.Closed, 20 + (5 * Step), Bottom),
    ];

    public static IReadOnlyList<DiagramEdge> Edges { get; } =
    [
        .. TrackRegistry.Current.Edges.Where(t => Box(t.From).Y == Box(t.To).Y).GroupBy(t => (t.From, t.To)).Select(Along),
        .. TrackRegistry.Current.Edges.Where(t => Box(t.From).Y != Box(t.To).Y).GroupBy(t => t.To).Select(Down),
    ];

    private static DiagramBox Box(CaseStage stage) => Boxes.First(b => b.Stage == stage);

    private static DiagramEdge Along(IGrouping<(CaseStage From, CaseStage To), Edge> ways)
    {
        var (from, to) = (Box(ways.Key.From), Box(ways.Key.To));
        var y = from.Y + (DiagramBox.Height / 2);
        return new DiagramEdge(
            $"M{from.X + DiagramBox.Width} {y}H{to.X - 7}", (from.X + DiagramBox.Width + to.X) / 2, from.Y == Top ? Top - 14 : Bottom + DiagramBox.Height + 20, ActionsOf(ways), ways.First().Deadline);
    }

    /// <summary>Many ways to one end share a line: down from every stage, along, and into the end.</summary>
    private static DiagramEdge Down(IGrouping<CaseStage, Edge> ways)
    {
        var to = Box(ways.Key);
        var isEnd = ways.Key == CaseStage.Withdrawn;
        var (y, shift) = isEnd ? (Bottom - 24, -24) : (Bottom - 88, 24);
        var starts = ways.Select(t => Box(t.From).Middle + shift).Distinct().ToList();
        var (left, right) = (Math.Min(starts.Min(), to.Middle), Math.Max(starts.Max(), to.Middle));
        var path = string.Concat(starts.Select(x => $"M{x} {Top + DiagramBox.Height}V{y}")) + $"M{left} {y}H{right}M{to.Middle} {y}V{Bottom - 7}";
        return new DiagramEdge(path, isEnd ? to.Middle + Step + 40 : to.Middle - Step - (Step / 2), y - 6, ActionsOf(ways), null);
    }

    private static List<CaseAction> ActionsOf(IEnumerable<Edge> ways) => [.. ways.Where(t => t.Action is not null).Select(t => t.Action!.Value).Distinct()];
}
