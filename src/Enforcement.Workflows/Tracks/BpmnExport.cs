using System.Globalization;
using System.Xml.Linq;
using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Tracks;

/// <summary>
/// A track as BPMN 2.0 with its layout: a task for each stage, a gateway where people choose, a timer on the border of a task where time
/// alone goes on. Written from the
/// same tables that the decider obeys; other programs read it, and the page draws it.
/// </summary>
/// <param name="stage">The name of a stage, in the reader's language.</param>
/// <param name="action">The name of an action.</param>
/// <param name="deadline">What is said of a deadline that passes.</param>
public sealed class BpmnExport(Func<CaseStage, string> stage, Func<CaseAction, string> action, Func<DeadlineKind, string> deadline)
{
    private static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private const int Left = 160, Top = 80, Width = 130, Height = 120, Between = 290, GatewaySize = 50, EventSize = 36, Lane = 46;

    /// <summary>The id of the element that stands for a stage.</summary>
    public static string IdOf(CaseStage stage) => $"stage_{stage}";

    /// <summary>The document.</summary>
    public XDocument Write(Track track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var drawing = new Drawing(this, track);
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(Model + "definitions",
                new XAttribute(XNamespace.Xmlns + "bpmn", Model), new XAttribute(XNamespace.Xmlns + "bpmndi", Di),
                new XAttribute(XNamespace.Xmlns + "dc", Dc),
                new XAttribute(XNamespace.Xmlns + "di", Dd), new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
                new XAttribute("id", $"track_{track.Id}_{track.Version}"),
                new XAttribute("targetNamespace", "https://enforcement.invalid/tracks"),
                new XElement(Model + "process",
                    new XAttribute("id", $"{track.Id}_{track.Version}"), new XAttribute("isExecutable", "false"), drawing.Elements),
                new XElement(Di + "BPMNDiagram", new XAttribute("id", "diagram"),
                    new XElement(Di + "BPMNPlane", new XAttribute("id", "plane"),
                        new XAttribute("bpmnElement", $"{track.Id}_{track.Version}"), drawing.Shapes))));
    }

    private sealed class Drawing
    {
        private readonly BpmnExport _words;
        private readonly Track _track;
        private readonly Dictionary<CaseStage, int> _columns;
        private readonly Dictionary<CaseStage, int> _lanes = [];

        public Drawing(BpmnExport words, Track track)
        {
            (_words, _track) = (words, track);
            // Withdrawal leads out of nearly every stage: its end stands below the row of the others.
            _columns = track.Stages.Where(s => s.Kind != StageKind.Withdrawn).Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i);
            foreach (var to in track.Edges.Where(IsFar).Select(e => e.To).Distinct()) _lanes[to] = _lanes.Count;
            Start();
            foreach (var s in track.Stages) Node(s);
            foreach (var way in track.Edges.GroupBy(e => (e.From, e.To, e.Deadline))) Flow(way.Key.From, way.Key.To, way.Key.Deadline,
                [.. way.Select(e => e.Action)]);
            foreach (var s in track.Stages.Where(s => HasGateway(s.Id))) Connect($"{IdOf(s.Id)}_choice", IdOf(s.Id), GatewayOf(s.Id),
                null, (Right(s.Id), Middle), (GatewayX(s.Id), Middle));
        }

        public List<XElement> Elements { get; } = [];

        public List<XElement> Shapes { get; } = [];

        private static int Middle => Top + (Height / 2);

        private int X(CaseStage s) => Left + (_columns[s] * Between);

        private int Right(CaseStage s) => X(s) + Width;

        private int GatewayX(CaseStage s) => Right(s) + 20;

        private int Bottom => Top + Height + 90 + (Lane * _lanes.Count);

        private static string GatewayOf(CaseStage s) => $"{IdOf(s)}_gateway";

        private static string TimerOf(CaseStage s) => $"{IdOf(s)}_timer";

        private bool HasGateway(CaseStage s) => _track.Edges.Any(e => e.From == s && e.Deadline is null);

        private void Start()
        {
            Elements.Add(new XElement(Model + "startEvent", new XAttribute("id", "start")));
            Shape("start", Left - 100, Middle - (EventSize / 2), EventSize, EventSize);
            Connect("opened", "start", IdOf(_track.Stages[0].Id), null, (Left - 100 + EventSize, Middle), (Left, Middle));
        }

        private void Node(Stage s)
        {
            var id = IdOf(s.Id);
            if (s.IsEnd)
            {
                Elements.Add(new XElement(Model + "endEvent", new XAttribute("id", id), new XAttribute("name", _words.Stage(s.Id))));
                var (x, y) = s.Kind == StageKind.Withdrawn ? (Left - 100, Bottom) : (X(s.Id), Middle - (EventSize / 2));
                Shape(id, x, y, EventSize, EventSize, (x - 20, y + EventSize + 4, 76, 20));
                return;
            }
            Elements.Add(new XElement(Model + "userTask", new XAttribute("id", id), new XAttribute("name", _words.Stage(s.Id))));
            Shape(id, X(s.Id), Top, Width, Height);
            if (HasGateway(s.Id))
            {
                Elements.Add(new XElement(Model + "exclusiveGateway", new XAttribute("id", GatewayOf(s.Id))));
                Shape(GatewayOf(s.Id), GatewayX(s.Id), Middle - (GatewaySize / 2), GatewaySize, GatewaySize);
            }
            if (s.Deadline is { } kind && _track.Passing(kind) is not null)
            {
                var timer = new XElement(Model + "timerEventDefinition", new XAttribute("id", $"{TimerOf(s.Id)}_definition"));
                Elements.Add(new XElement(Model + "boundaryEvent",
                    new XAttribute("id", TimerOf(s.Id)), new XAttribute("name", _words.Deadline(kind)),
                    new XAttribute("attachedToRef", id), timer));
                var (x, y) = (X(s.Id) + 14, Top + Height - (EventSize / 2));
                Shape(TimerOf(s.Id), x, y, EventSize, EventSize, (x + EventSize + 2, y + EventSize - 14, 112, 28));
            }
        }

        private void Flow(CaseStage from, CaseStage to, DeadlineKind? passed, IReadOnlyList<CaseAction?> actions)
        {
            var id = $"{IdOf(from)}_{to}{(passed is null ? "" : "_passed")}";
            var name = passed is null ? string.Join(" / ", actions.OfType<CaseAction>().Select(_words.Action)) : null;
            var source = passed is null ? GatewayOf(from) : TimerOf(from);
            if (passed is not null)
            {
                var (x, lane) = (X(from) + 14 + (EventSize / 2), LaneOf(to));
                Connect(id, source, IdOf(to), name, (x, Top + Height + (EventSize / 2)), (x, lane), (Into(to), lane),
                    (Into(to), Top + Height));
            }
            else if (IsNext(from, to))
            {
                Connect(id, source, IdOf(to), name, (GatewayX(from) + GatewaySize, Middle), (X(to), Middle));
            }
            else if (_track.Stage(to).Kind == StageKind.Withdrawn)
            {
                var x = GatewayX(from) + (GatewaySize / 2);
                Connect(id, source, IdOf(to), name, (x, Middle + (GatewaySize / 2)), (x, Bottom + (EventSize / 2)),
                    (Left - 100 + EventSize, Bottom + (EventSize / 2)));
            }
            else
            {
                var (x, lane) = (GatewayX(from) + (GatewaySize / 2), LaneOf(to));
                Connect(id, source, IdOf(to), name, (x, Middle + (GatewaySize / 2)), (x, lane), (Into(to), lane), (Into(to), Top + Height));
            }
        }

        /// <summary>What goes to a stage from afar comes along a lane of its own below the row, and up into it.</summary>
        private int LaneOf(CaseStage to) => Top + Height + 70 + (_lanes[to] * Lane);

        private bool IsNext(CaseStage from, CaseStage to) => _columns.TryGetValue(to, out var column) && column == _columns[from] + 1;

        private bool IsFar(Edge e) => e.Deadline is not null || (_columns.ContainsKey(e.To) && !IsNext(e.From, e.To));

        private int Into(CaseStage to) => X(to) + (Width / 2) + 20;

        private void Connect(string id, string source, string target, string? name, params (int X, int Y)[] points)
        {
            Elements.Add(new XElement(Model + "sequenceFlow",
                new XAttribute("id", id), name is null ? null : new XAttribute("name", name), new XAttribute("sourceRef", source),
                new XAttribute("targetRef", target)));
            var edge = new XElement(Di + "BPMNEdge", new XAttribute("id", $"{id}_di"), new XAttribute("bpmnElement", id),
                points.Select(p => new XElement(Dd + "waypoint", new XAttribute("x", p.X), new XAttribute("y", p.Y))));
            if (name is not null)
            {
                // Over a straight flow; of one that goes down and along, above the corner where it turns.
                var (x, y) = points.Length == 2 ? (points[0].X + 2, points[0].Y - 60) : (points[1].X + 4, points[1].Y - 18);
                edge.Add(Label((x, y, 86, points.Length == 2 ? 54 : 14)));
            }
            Shapes.Add(edge);
        }

        private void Shape(string id, int x, int y, int width, int height, (int X, int Y, int Width, int Height)? label = null)
        {
            var shape = new XElement(Di + "BPMNShape", new XAttribute("id", $"{id}_di"), new XAttribute("bpmnElement", id),
                Bounds(x, y, width, height));
            if (label is { } l) shape.Add(Label(l));
            Shapes.Add(shape);
        }

        private static XElement Label((int X, int Y, int Width, int Height) l) =>
            new(Di + "BPMNLabel", Bounds(l.X, l.Y, l.Width, l.Height));

        private static XElement Bounds(int x, int y, int width, int height) => new(Dc + "Bounds",
            new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)));

        private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private string Stage(CaseStage s) => stage(s);

    private string Action(CaseAction a) => action(a);

    private string Deadline(DeadlineKind d) => deadline(d);
}
