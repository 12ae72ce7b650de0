using System.Globalization;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>Every state × every action is decided: a cell says who may do it there (letters), or a dot: nobody.</summary>
public sealed class CaseTableTests
{
    // i inspector, l town lead, p planning, b bureau, o supervision office, d district leader, v village, s sector bureau
    private const string Table = """
        state                Inspect Stop   Determine Order Confirm Plan FeedBack Entry Bulletin Request Decide Supervise Copy List Explain Account Suspend Resume Extend Obstruct Crime Withdraw Attach join pin prove reply party
        discovered           ilp     ilpbvs .         .     .       .    .        .     .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   l        ilpbvs il ilpbvs . . il
        inspected            ilp     ilpbvs .         .     .       .    .        .     .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   l        ilpbvs il ilpbvs . . il
        stopped              ilp     ilpbvs il        .     il      .    .        .     .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   l        ilpbvs il ilpbvs . . il
        determined           ilp     ilpbvs .         il    il      .    .        .     .        .       .      .         .    .    .       .       l       .      .      ilp      ilp   l        ilpbvs il ilpbvs . . il
        selfDemolition       ilp     ilpbvs .         .     il      .    .        .     .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   l        ilpbvs il ilpbvs . . il
        unproven             ilp     ilpbvs .         .     il      .    .        .     .        .       .      .         .    .    .       .       l       .      .      ilp      ilp   l        ilpbvs il ilpbvs il . il
        forcedDemolition     ilp     ilpbvs .         .     il      il   .        .     .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   l        ilpbvs il ilpbvs . . il
        overdue              ilp     ilpbvs .         .     il      il   .        .     b        .       .      .         .    .    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        bulletined           ilp     ilpbvs .         .     il      il   .        .     .        p       .      .         .    .    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        meetingRequested     ilp     ilpbvs .         .     il      il   .        .     .        .       d      .         .    .    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        meetingRefused       ilp     ilpbvs .         .     il      il   .        .     .        p       .      .         .    .    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        approved             ilp     ilpbvs .         .     il      il   .        .     .        .       .      o         p    .    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        supervised           ilp     ilpbvs .         .     il      il   .        .     .        .       .      .         .    .    .       .       p       .      o      ilp      ilp   p        ilpbvs il ilpbvs . il il
        supervisionOverdue   ilp     ilpbvs .         .     il      il   .        .     .        .       .      .         .    p    .       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . il il
        listed               ilp     ilpbvs .         .     il      il   .        .     .        .       .      .         p    .    l       .       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . il il
        yearOver             ilp     ilpbvs .         .     il      il   .        .     .        .       .      .         p    .    l       d       p       .      .      ilp      ilp   p        ilpbvs il ilpbvs . il il
        suspended            .       .      .         .     il      .    .        .     .        .       .      .         .    .    .       .       .       l      .      ilp      ilp   l        ilpbvs il ilpbvs . . il
        suspendedOverdue     .       .      .         .     il      .    .        .     .        .       .      .         .    .    .       .       .       p      .      ilp      ilp   p        ilpbvs il ilpbvs . . il
        feedback             .       .      .         .     .       .    il       il    .        .       .      .         .    .    .       .       l       .      l      ilp      ilp   .        ilpbvs il ilpbvs . . il
        closed               .       .      .         .     .       .    .        .     .        .       .      .         .    .    .       .       .       .      .      .        ilp   .        . . . . . .
        withdrawn            .       .      .         .     .       .    .        .     .        .       .      .         .    .    .       .       .       .      .      .        .     .        . . . . . .
        """;

    private static readonly Dictionary<char, Actor> Actors = new()
    {
        ['i'] = People.Inspector, ['l'] = People.Lead, ['p'] = People.Planning, ['b'] = People.Bureau, ['o'] = People.Office,
            ['d'] = People.Leader,
        ['v'] = People.Village, ['s'] = People.Sector,
    };

    internal static CaseScenario Reach(string state)
    {
        var s = CaseScenario.Opened("2026-04-12 09:00");
        return state switch
        {
            "discovered" => s,
            "inspected" => s.Inspected(),
            "stopped" => s.Stopped(),
            "determined" => s.Determined(),
            "selfDemolition" => s.Ordered(),
            "unproven" => s.Unproven(),
            "forcedDemolition" => s.Forced(),
            "overdue" => s.Overdue(),
            "bulletined" => s.Bulletined(),
            "meetingRequested" => s.MeetingRequested(),
            "meetingRefused" => s.MeetingRefused(),
            "approved" => s.Approved(),
            "supervised" => s.Supervised(),
            "supervisionOverdue" => s.SupervisionOverdue(),
            "listed" => s.Listed(),
            "yearOver" => s.YearOver(),
            "suspended" => s.Ordered().Suspended(),
            "suspendedOverdue" => s.Overdue().Suspended(),
            "feedback" => s.Ordered().Demolished(),
            "closed" => s.Closed(),
            "withdrawn" => s.Does(People.Lead, new Withdraw(s.Now, "误立")),
            _ => throw new InvalidOperationException($"No walk to {state}."),
        };
    }

    private static List<string[]> Rows() =>
        [.. Table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Length > 0)];

    public static TheoryData<string, string[]> States()
    {
        var data = new TheoryData<string, string[]>();
        foreach (var row in Rows().Skip(1)) data.Add(row[0], row[1..]);
        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Each_action_is_offered_to_exactly_the_people_whose_it_is(string state, string[] cells)
    {
        var s = Reach(state).State;
        var actions = Enum.GetValues<CaseAction>();
        cells.Length.ShouldBe(actions.Length);
        foreach (var (action, cell) in actions.Zip(cells))
        {
            var may = string.Concat(Actors.Where(a => CaseGuards.Blocks(s, action, a.Value) is null).Select(a => a.Key));
            may.ShouldBe(cell == "." ? "" : string.Concat("ilpbodvs".Where(cell.Contains)),
                string.Create(CultureInfo.InvariantCulture, $"{action} in {state}"));
        }
    }

    [Fact]
    public void The_table_names_every_action_and_reaches_every_stage()
    {
        Rows()[0].Length.ShouldBe(Enum.GetValues<CaseAction>().Length + 1);
        Rows().Skip(1).Select(r => Reach(r[0]).State.Stage).Distinct().ShouldBe(Enum.GetValues<CaseStage>(), ignoreOrder: true);
        TrackRegistry.Current.Steps.Select(a => a.Action).ShouldBe(Enum.GetValues<CaseAction>(), ignoreOrder: true);
    }

    [Fact]
    public void Each_action_is_granted_to_the_listed_units_and_roles_and_to_nobody_else()
    {
        foreach (var process in TrackRegistry.Current.Steps)
        {
            foreach (var kind in Enum.GetValues<UnitKind>())
            {
                foreach (var role in Enum.GetValues<PersonRole>())
                {
                    var unit = kind switch { UnitKind.Town or UnitKind.DevelopmentZone => People.TownCode, UnitKind.Village =>
                        People.VillageCode, _ => "x" };
                    var actor = People.Of("somebody", unit, kind, role);
                    // Whatever the stage, a person without the grant is told that it is not theirs.
                    var refusal = CaseGuards.Blocks(CaseScenario.Opened().State, process.Action, actor);
                    if (!process.By.Contains(new Grant(kind, role))) refusal!.Code.ShouldBe(Refusal.CodeOf(CaseRefusalReason.NotYours),
                        $"{process.Action} {kind} {role}");
                }
            }
        }
    }

    [Fact]
    public void Every_transition_of_the_diagram_is_one_that_the_decider_makes()
    {
        foreach (var t in TrackRegistry.Current.Edges.Where(t => t.Action is not null)) TrackRegistry.Current.Step(
            t.Action!.Value)!.From.ShouldContain(t.From, $"{t.Action} {t.From}→{t.To}");
    }
}
