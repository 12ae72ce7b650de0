using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>Who may do what (process.md section 1), written here once more by hand so that a changed grant is seen.</summary>
public sealed class WhoMayTests
{
    // T town or development zone, p planning officer, b bureau's supervisor, o supervision office, d district leader, v patroller, s
    // sector inspector;
    // T alone: inspector and lead; L: lead only.
    private static readonly Dictionary<CaseAction, string> Granted = new()
    {
        [CaseAction.Inspect] = "Tp", [CaseAction.Stop] = "Tpbsv", [CaseAction.Determine] = "T", [CaseAction.OrderSelfDemolition] = "T",
        [CaseAction.ConfirmDemolition] = "T", [CaseAction.PlanForcedDemolition] = "T", [CaseAction.FeedBack] = "T",
            [CaseAction.RecordCityEntry] = "T",
        [CaseAction.IssueBulletin] = "b", [CaseAction.RequestSpecialMeeting] = "p", [CaseAction.DecideSpecialMeeting] = "d",
            [CaseAction.OpenSupervision] = "o",
        [CaseAction.CopyToDiscipline] = "p", [CaseAction.RecordMunicipalListing] = "p", [CaseAction.ExplainAtMeeting] = "L",
            [CaseAction.OpenAccountability] = "d",
        [CaseAction.Suspend] = "Lp", [CaseAction.Resume] = "Lp", [CaseAction.Extend] = "Lo", [CaseAction.ReportObstruction] = "Tp",
        [CaseAction.TransferCrime] = "Tp", [CaseAction.Withdraw] = "Lp", [CaseAction.AttachEvidence] = "Tpbsv",
            [CaseAction.JoinLead] = "T", [CaseAction.CorrectPin] = "Tpbsv",
        [CaseAction.ProveService] = "T", [CaseAction.ReplySupervision] = "T", [CaseAction.IdentifyParty] = "T",
    };

    public static TheoryData<CaseAction> Actions() => [.. Enum.GetValues<CaseAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_unit_and_role_is_granted_the_action_or_told_that_it_is_not_theirs(CaseAction action)
    {
        CaseState[] states = [.. Everywhere()];
        foreach (var kind in Enum.GetValues<UnitKind>())
        {
            foreach (var role in Enum.GetValues<PersonRole>())
            {
                var unit = kind switch { UnitKind.Town or UnitKind.DevelopmentZone => People.TownCode, UnitKind.Village =>
                    People.VillageCode, _ => "x" };
                var actor = People.Of("somebody", unit, kind, role);
                var granted = states.Any(s => CaseGuards.Blocks(s, action, actor)?.Kind != RefusalKind.Forbidden);
                granted.ShouldBe(IsGranted(Granted[action], kind, role), $"{action} {kind} {role}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Another_town_another_village_the_clock_and_an_auditor_do_nothing_anywhere(CaseAction action)
    {
        Actor[] strangers =
        [
            People.OtherInspector, People.OtherLead, Actor.System,
            People.Of("zone", "110118-DZ", UnitKind.DevelopmentZone, PersonRole.UnitLead, PersonRole.Inspector),
            People.Of("village", "110118111201", UnitKind.Village, PersonRole.VillagePatroller),
            People.Of("everything but the unit", People.OtherTownCode, UnitKind.Town, Enum.GetValues<PersonRole>()),
            People.Of("auditor", People.TownCode, UnitKind.Town, PersonRole.Auditor),
        ];
        foreach (var state in Everywhere())
        {
            foreach (var actor in strangers) CaseGuards.Blocks(state, action, actor)
                .ShouldNotBeNull().Code.ShouldBe(Refusal.CodeOf(CaseRefusalReason.NotYours), $"{action} {state.Stage} {actor.UserName}");
        }
    }

    private static bool IsGranted(string who, UnitKind kind, PersonRole role) => (kind, role) switch
    {
        (UnitKind.Town or UnitKind.DevelopmentZone, PersonRole.UnitLead) => who.Contains('T') || who.Contains('L'),
        (UnitKind.Town or UnitKind.DevelopmentZone, PersonRole.Inspector) => who.Contains('T'),
        (UnitKind.Planning, PersonRole.PlanningOfficer) => who.Contains('p'),
        (UnitKind.UrbanEnforcement, PersonRole.Supervisor) => who.Contains('b'),
        (UnitKind.Supervision, PersonRole.Supervisor) => who.Contains('o'),
        (UnitKind.District, PersonRole.DistrictLeader) => who.Contains('d'),
        (UnitKind.Village, PersonRole.VillagePatroller) => who.Contains('v'),
        (UnitKind.Sector, PersonRole.Inspector) => who.Contains('s'),
        _ => false,
    };

    /// <summary>A case that its town steers, one that planning steers, and the ends.</summary>
    private static IEnumerable<CaseState> Everywhere() =>
    [
        CaseScenario.Opened().State, CaseScenario.Opened().Forced().State, CaseScenario.Opened().YearOver().State, CaseScenario.Opened()
            .Overdue().Suspended().State,
        CaseScenario.Opened().Ordered().Demolished().State, CaseScenario.Opened().Closed().State,
    ];
}
