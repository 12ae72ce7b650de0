using System.Text.RegularExpressions;
using System.Xml.Linq;
using Enforcement.Web.Components;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using Shouldly;

namespace Enforcement.Web.Tests.Resources;

public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> Paths = Repository.WebFiles("*Texts.resx")
        .ToDictionary(p => Path.GetFileNameWithoutExtension(p));

    private static readonly string[] Files = [.. Paths.Keys];

    public static TheoryData<string> Areas { get; } = [.. Files];

    [Theory, MemberData(nameof(Areas))]
    public void Every_text_exists_in_both_languages_with_the_same_places_for_values(string area)
    {
        var (chinese, english) = (Read(area), Read($"{area}.en"));

        english.Keys.Order().ShouldBe(chinese.Keys.Order());
        foreach (var (key, text) in chinese)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            Places(english[key]).ShouldBe(Places(text), key);
        }
    }

    [Fact]
    public void Every_stage_of_a_track_is_called_the_same_on_pages_as_in_exports_and_every_track_and_outlook_has_its_words()
    {
        var texts = Read("CaseTexts");
        foreach (var stage in TrackRegistry.All.SelectMany(t => t.Stages)) texts[$"stage.{stage.Id}"].ShouldBe(stage.Name);
        foreach (var step in TrackRegistry.All.SelectMany(t => t.Steps)) texts.ShouldContainKey($"action.{step.Action}");
        foreach (var track in TrackRegistry.All) texts.ShouldContainKey($"track.{track.Id}");
        foreach (var kind in Enum.GetValues<OutlookKind>()) texts.ShouldContainKey($"outlook.{kind}");
    }

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        // Which words a letter stands for is said where they are asked for: for all pages, for a folder or in the page.
        var areas = Repository.WebFiles("*.cshtml")
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => (Letter: m.Groups[2].Value, File: m.Groups[1].Value)))
                .Distinct()
            .ToDictionary(a => a.Letter, a => Keys(a.File));
        var missing = Repository.WebFiles("*.cshtml")
            .SelectMany(f => Named().Matches(File.ReadAllText(f))
                .Select(m => (File: Path.GetFileName(f), Area: m.Groups[1].Value, Key: m.Groups[2].Value)))
            .Where(n => !areas[n.Area].Contains(n.Key));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_code_names_exists()
    {
        var all = Files.SelectMany(Keys).ToHashSet();
        var missing = Repository.WebFiles("*.cs")
            .SelectMany(f => NamedInCode().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Key: m.Groups[1].Value)))
            .Where(n => !all.Contains(n.Key));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_that_people_read_has_a_word()
    {
        var cases = Keys("CaseTexts");
        var shared = Keys("SharedTexts");

        string[] expected =
        [
            .. Words<CaseStage>("stage"), .. Words<CaseAction>("action"), .. Words<CaseAction>("about"), .. Words<DutyKind>("duty"),
            .. Words<DeadlineKind>("deadline"),
            .. Words<DeadlineState>("deadlineState"), .. Words<LadderStep>("ladder"), .. Words<LadderState>("ladderState"),
            .. Words<StopDocument>("document"),
            .. Words<ServiceMethod>("method"), .. Words<LandCategory>("land"), .. Words<DemolishedBy>("by"),
            .. Words<PartyKind>("partyKind"), .. Words<EvidenceKind>("evidenceKind"),
        ];
        expected.Except(cases).ShouldBeEmpty();
        LeadChannel.All.SelectMany(c => (string[])[$"channel.{c}", $"number.{c}"]).Except(Keys("LeadTexts")).ShouldBeEmpty();
        Words<CaseStage>("short").Concat(Words<LeadState>("short")).Except(Keys("MapTexts")).ShouldBeEmpty();
        TrackRegistry.All.Select(t => $"track.{t.Id}").Except(cases).ShouldBeEmpty();
        Words<PersonRole>("role").Concat(Words<UnitKind>("unitKind")).Except(shared).ShouldBeEmpty();
    }

    [Fact]
    public void Every_entry_of_the_journal_and_each_of_its_facts_has_a_word()
    {
        var cases = Keys("CaseTexts");
        var events = typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent))).ToList();

        events.Select(e => $"event.{Camel(e.Name)}").Except(cases).ShouldBeEmpty();
        events.SelectMany(e => e.GetProperties()).Select(p => Camel(p.Name)).Distinct()
            .Where(name => !JournalFacts.Silent.Contains(name)).Select(name => name == "count" ? "field.dueAt" : $"field.{name}")
            .Except(cases).ShouldBeEmpty();
    }

    [Fact]
    public void Every_question_of_an_action_has_a_word()
    {
        var cases = Keys("CaseTexts");

        Enum.GetValues<CaseAction>().Where(ActionForm.Exists).SelectMany(ActionForm.PropertiesOf).Select(p => $"field.{Camel(p.Name)}")
            .Distinct().Except(cases).ShouldBeEmpty();
    }

    private static IEnumerable<string> Words<T>(string group) where T : struct, Enum => Enum.GetNames<T>().Select(n => $"{group}.{n}");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static HashSet<string> Keys(string file) => [.. Read(file).Keys];

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.ChangeExtension(Paths[file.Split('.')[0]], null) + file[file.Split('.')[0].Length..]
            + ".resx").Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"@inject IStringLocalizer<(\w+)> ([A-Z])\b")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b([TCALFIMDRSOEN])\[""([^""{]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:texts|leadTexts|mapTexts|shared)\[""([^""{]+)""")]
    private static partial Regex NamedInCode();
}
