using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Cases;
using Shouldly;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Enforcement.Api.Tests.Kernel;

/// <summary>Who may use whom, read from the compiled code; and that a new room costs its folder and one line of the list.</summary>
[Collection(nameof(Alone))] // the whole house in memory is much, and others measure theirs
public sealed partial class RoomTests
{
    /// <summary>The ground floor: what every room may use, and what uses none.</summary>
    internal static readonly string[] Ground = ["Kernel", "Shared", "Data", "Journal", "Jobs", "Exports", "Places"];

    /// <summary>Which rooms a room uses. A room without a row uses the ground floor alone.</summary>
    internal static readonly Dictionary<string, string> Arrows = new()
    {
        ["Assessment"] = "Cases ListedItems MonthlyReports Notifications Organisations SatelliteReview",
        ["Audit"] = "Identity Organisations",
        ["Cases"] = "Calendars Notifications Organisations Policies Sanctions Suspensions",
        ["Clues"] = "Cases Notifications Organisations",
        ["Dashboards"] = "Cases Identity Organisations SatelliteReview",
        ["Demo"] = "Cases Evidence Identity Leads Organisations Patrols",
        ["Documents"] = "Calendars Cases Escalation Evidence Organisations Policies",
        ["DueCalendar"] = "Identity Organisations",
        ["Escalation"] = "Cases Documents Notifications Organisations Policies SatelliteReview",
        ["Evidence"] = "Cases Documents Leads",
        ["Identity"] = "Organisations",
        ["Imports"] = "Leads Organisations Patrols",
        ["Leads"] = "Calendars Cases Evidence Notifications Organisations Policies",
        ["ListedItems"] = "Imports Organisations Suspensions",
        ["Maps"] = "Cases Leads Organisations",
        ["MonthlyReports"] = "Cases Evidence Leads Notifications Organisations Policies",
        ["Notifications"] = "Cases Identity Leads Organisations",
        ["Operations"] = "Cases Notifications",
        ["Organisations"] = "Identity",
        ["Patrols"] = "Leads Organisations",
        ["Policies"] = "Calendars Cases",
        ["Sanctions"] = "Cases Notifications Organisations",
        ["SatelliteReview"] = "Leads MonthlyReports Organisations",
        ["Suspensions"] = "Cases ListedItems Notifications Organisations Sanctions",
    };

    /// <summary>The rooms that use each other. None is added; one that parts goes.</summary>
    private const string Both = "Cases–Notifications Cases–Policies Cases–Sanctions Cases–Suspensions Documents–Escalation Documents–Evidence Evidence–Leads Identity–Organisations Leads–Notifications ListedItems–Suspensions";

    /// <summary>A file names as many rooms as it has use for, and that is a handful.</summary>
    private const int Handful = 6;

    private const string Api = "Enforcement.Api.";

    private static readonly Lazy<Architecture> House = new(() =>
        new ArchLoader().LoadAssemblies(typeof(Composition).Assembly, typeof(CaseDecider).Assembly).Build());

    /// <summary>The folders of the API that are rooms: all but the ground floor and what only says things in words.</summary>
    internal static readonly string[] Rooms =
        [.. typeof(Composition).Assembly.GetTypes().Select(t => RoomOf(t.Namespace)).OfType<string>().Distinct().Except(Ground)
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_room_says_in_its_own_folder_what_it_is_and_stands_in_the_list()
    {
        var said = typeof(Composition).Assembly.GetTypes()
            .Where(t => t.GetProperty("It", BindingFlags.Static | BindingFlags.Public)?.PropertyType == typeof(Room)).ToList();
        said.Where(t => t.FullName != $"{Api}{RoomOf(t.Namespace)}.{RoomOf(t.Namespace)}Room").ShouldBeEmpty();
        said.Select(t => RoomOf(t.Namespace)).Except(Ground).Order(StringComparer.Ordinal).ShouldBe(Rooms);
        ListedRoom().Matches(File.ReadAllText(Path.Combine(ArchitectureTests.Root, "src", "Enforcement.Api", "Composition.cs")))
            .Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)
            .ShouldBe(said.Select(t => RoomOf(t.Namespace)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_but_the_list_names_more_than_a_handful_of_rooms() =>
        ArchitectureTests.Sources("").Select(s => (s.Path, Named: Named(s.Text).Except([FolderOf(s.Path)]).Count()))
            .Where(s => s.Named > Handful).Select(s => s.Path)
            .ShouldBe([Path.Combine("src", "Enforcement.Api", "Composition.cs")]);

    /// <summary>A room costs its folder and its line, and whoever wants to use it.</summary>
    [Fact]
    public void A_room_that_no_other_uses_is_named_by_the_list_alone()
    {
        var unused = Rooms.Except(Arrows.Values.SelectMany(to => to.Split(' '))).ToList();
        unused.Count.ShouldBeGreaterThan(6, "else this proves little");
        foreach (var room in unused)
            ArchitectureTests.Sources("Enforcement.Api").Where(s => FolderOf(s.Path) != room && Named(s.Text).Contains(room))
                .Select(s => Path.GetFileName(s.Path)).ShouldBe(["Composition.cs"], room);
    }

    [Fact]
    public void A_room_that_says_nothing_asks_for_nothing()
    {
        var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        new Room().AddTo(services, null!);
        services.ShouldBeEmpty();
    }

    [Fact]
    public void Rooms_use_each_other_along_the_arrows_alone()
    {
        var found = Rooms.SelectMany(from => Used(from).Except(Ground).Select(to => $"{from} → {to}")).ToList();
        var drawn = Arrows.SelectMany(a => a.Value.Split(' ').Select(to => $"{a.Key} → {to}")).ToList();
        found.Except(drawn).ShouldBeEmpty("an arrow that is not drawn: is it meant?");
        drawn.Except(found).ShouldBeEmpty("an arrow that nobody needs any more");
        drawn.Where(d => d.Split(" → ") is [var from, var to] && string.CompareOrdinal(from, to) < 0 && drawn.Contains($"{to} → {from}"))
            .Select(d => d.Replace(" → ", "–", StringComparison.Ordinal))
            .ShouldBe(Both.Split(' '));
    }

    [Fact]
    public void The_ground_floor_uses_no_room()
    {
        // The one write path asks for the units and for the policy in force, whatever it writes.
        string[] lent = ["UnitDirectory", "Units", "PolicyBook"];
        var found = House.Value.Types.Where(t => Ground.Contains(RoomOf(t)))
            .SelectMany(t => Targets(t).Where(to => Rooms.Contains(RoomOf(to)) && !(RoomOf(t) == "Kernel" && lent.Contains(to.Name))).Select(to => $"{t.Name} → {to.FullName}")).Distinct()
                .ToList();
        found.ShouldBe([$"{nameof(EnforcementDb)} → {typeof(Enforcement.Api.Identity.Person).FullName}"]); // the framework's context of people wants their type
    }

    [Fact]
    public void The_rules_use_neither_the_api_nor_a_database_nor_the_web()
    {
        var rule = Types().That().ResideInNamespaceMatching(@"^Enforcement\.Workflows").Should()
            .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching(@"^(Enforcement\.(Api|Web)|Microsoft|MediatR|FluentValidation|System\.Data|System\.Net)(\.|$)");
        rule.Evaluate(House.Value).Where(r => !r.Passed).Select(r => r.Description).ShouldBeEmpty();
    }

    private static IEnumerable<string> Used(string room) => House.Value.Types.Where(t => RoomOf(t) == room).SelectMany(Targets)
        .Select(RoomOf).OfType<string>().Distinct().Where(to => to != room);

    /// <summary>A type's parameter is none of the room in which another one of its name was seen first.</summary>
    private static IEnumerable<IType> Targets(IType type) => type.Dependencies.Select(d => d.Target).Where(t => t is not GenericParameter);

    private static string? RoomOf(IType type) => RoomOf(type.Namespace?.FullName);

    private static string? RoomOf(string? name) => name?.StartsWith(Api, StringComparison.Ordinal) == true ? name[Api.Length..]
        .Split('.')[0] : null;

    private static string? FolderOf(string path) =>
        path.Split(Path.DirectorySeparatorChar) is ["src", "Enforcement.Api", var folder, _, ..] ? folder : null;

    private static IEnumerable<string> Named(string text) => NamedRoom().Matches(text).Select(m => m.Groups[1].Value).Distinct()
        .Intersect(Rooms);

    [GeneratedRegex(@"\bEnforcement\.Api\.(\w+)")]
    private static partial Regex NamedRoom();

    [GeneratedRegex(@"^\s+(\w+)Room\.It,$", RegexOptions.Multiline)]
    private static partial Regex ListedRoom();
}
