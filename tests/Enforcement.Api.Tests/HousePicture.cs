using System.Xml.Linq;

namespace Enforcement.Api.Tests;

/// <summary>A room of the picture.</summary>
/// <param name="About">What it says of itself.</param>
internal sealed record PicturedRoom(string Name, string About, IReadOnlyList<string> Uses);

/// <summary>What the picture shows, from the top of the house to its foundation.</summary>
internal sealed record PicturedHouse
{
    /// <summary>Addresses of the rooms of pages, in the order of the menu.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    public required IReadOnlyList<PicturedRoom> Rooms { get; init; }

    /// <summary>What every room may use.</summary>
    public required IReadOnlyList<string> Ground { get; init; }

    /// <summary>The folders of the rules.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required IReadOnlyList<string> Tracks { get; init; }
}

/// <summary>
/// Draws the house: the storeys, and in the middle one who uses whom, as a table of dots. Rooms that most others use stand first.
/// </summary>
internal sealed class HousePicture
{
    private const int Width = 1000, Margin = 24, Inside = 44, Label = 130, Cell = 21, Between = 34, Chip = 22;

    private const string Style = """
        text { font: 12px system-ui, 'Segoe UI', Roboto, sans-serif; fill: #24313d }
        .name { font-size: 15px; font-weight: 600 } .soft { fill: #5d6f7f } .about { fill: #5d6f7f; font-size: 11px }
        .paper { fill: #ffffff } .storey { fill: #f3f6f9; stroke: #b9c5d0 } .roof { fill: #e3eaf0; stroke: #b9c5d0 }
        .chip { fill: #ffffff; stroke: #ccd6de } .line { stroke: #e0e7ed } .down { stroke: #8b9cab; fill: none; stroke-width: 1.5 }
        .uses { fill: #2f6d9a } .both { fill: #c8702c }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly List<XElement> _shapes = [];
    private int _y = 76;

    private HousePicture()
    {
    }

    public static string Of(PicturedHouse house)
    {
        var picture = new HousePicture();
        picture.Add("polygon", "roof", ("points", $"{Margin},70 {Width / 2},16 {Width - Margin},70"));
        picture.Storey("Enforcement.Web", "rooms of pages, each with its entry of the menu and its words", () =>
            picture.Chips(house.Pages));
        picture.Down("sends requests");
        picture.Storey("Enforcement.Api", "rooms, each with its requests, rows and routes", () =>
        {
            picture.Table(house.Rooms);
            picture.Heading("Ground floor", "what every room may use");
            picture.Chips(house.Ground);
        });
        picture.Down("lets the rules decide");
        picture.Storey("Enforcement.Workflows", "the rules: no packages, no database, no clock", () =>
        {
            picture.Chips(house.Rules);
            picture.Heading("Tracks", "ways of a case, in versions");
            picture.Chips(house.Tracks);
        });
        return picture.ToString();
    }

    public override string ToString()
    {
        var height = _y + Margin;
        return new XElement(Svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {height}"), new XAttribute("width", Width),
            new XAttribute("height", height),
            new XElement(Svg + "style", Style), Shape("rect", "paper", ("width", Width), ("height", height)), _shapes).ToString()
                .ReplaceLineEndings("\n") + "\n";
    }

    private void Storey(string name, string about, Action inside)
    {
        var (at, top) = (_shapes.Count, _y);
        Heading(name, about);
        inside();
        _shapes.Insert(at, Shape("rect", "storey", ("x", Margin), ("y", top), ("width", Width - (2 * Margin)), ("height", _y - top)));
    }

    private void Heading(string name, string about)
    {
        _y += 28;
        Text(Inside, _y, name, "name");
        Text(Inside + Label + 84, _y, about, "soft");
        _y += 14;
    }

    private void Down(string words)
    {
        Add("path", "down", ("d", $"M{Width / 2} {_y + 5} V{_y + Between - 6} m-5 -6 l5 6 l5 -6"));
        Text((Width / 2) + 14, _y + 21, words, "soft");
        _y += Between;
    }

    private void Chips(IReadOnlyList<string> names)
    {
        var x = Inside;
        foreach (var name in names)
        {
            var width = (name.Length * 7) + 16;
            if (x + width > Width - Inside) (x, _y) = (Inside, _y + Chip + 6);
            Add("rect", "chip", ("x", x), ("y", _y), ("width", width), ("height", Chip), ("rx", 4));
            Text(x + (width / 2), _y + 15, name, null, ("text-anchor", "middle"));
            x += width + 6;
        }
        _y += Chip + 16;
    }

    /// <summary>A row uses the rooms under whose names it has a dot.</summary>
    private void Table(IReadOnlyList<PicturedRoom> rooms)
    {
        var uses = rooms.ToDictionary(r => r.Name, r => r.Uses);
        var rows = rooms.OrderByDescending(r => rooms.Count(o => o.Uses.Contains(r.Name))).ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
        var columns = rows.Where(r => rooms.Any(o => o.Uses.Contains(r.Name))).Select(r => r.Name).ToList();
        var (left, top) = (Inside + Label, _y + 88);
        for (var c = 0; c < columns.Count; c++)
        {
            var (x, y) = (Middle(left, c) + 4, top - 6);
            Text(x, y, columns[c], null, ("transform", $"rotate(-60 {x} {y})"));
        }
        Text(Inside, top - 10, "● uses", "uses");
        Text(Inside, top - 28, "● each uses the other", "both");
        for (var r = 0; r < rows.Count; r++)
        {
            var y = top + (r * Cell);
            Add("line", "line", ("x1", Inside), ("y1", y), ("x2", Width - Inside), ("y2", y));
            Text(Inside, y + 15, rows[r].Name, null);
            Text(left + (columns.Count * Cell) + 14, y + 15, rows[r].About, "about");
            for (var c = 0; c < columns.Count; c++)
            {
                if (!rows[r].Uses.Contains(columns[c])) continue;
                Add("circle", uses[columns[c]].Contains(rows[r].Name) ? "both" : "uses", ("cx", Middle(left, c)), ("cy", Middle(top, r)),
                    ("r", 4));
            }
        }
        _y = top + (rows.Count * Cell) + 6;
    }

    private static int Middle(int from, int n) => from + (n * Cell) + (Cell / 2);

    private void Text(int x, int y, string words, string? look, params (string Name, object Value)[] more)
    {
        var text = Shape("text", look, [("x", x), ("y", y), .. more]);
        text.Value = words;
        _shapes.Add(text);
    }

    private void Add(string shape, string look, params (string Name, object Value)[] attributes) =>
        _shapes.Add(Shape(shape, look, attributes));

    private static XElement Shape(string shape, string? look, params (string Name, object Value)[] attributes) =>
        new(Svg + shape, look is null ? null : new XAttribute("class", look), attributes.Select(a => new XAttribute(a.Name, a.Value)));
}
