using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>Every cell of state × action that is not open has a named refusal, and every name is reached.</summary>
public sealed class RefusalNamesTests
{
    // What the person whose action it is hears: a dot is accepted by the guards.
    // W wrong stage, S suspended, U not suspended, A already done, L lower step missing, M no meeting requested, R supervision still
    // running,
    // I not listed, Y year not over, E nothing to extend. The columns, in order: inspect, stop, determine, order · confirm demolition,
    // plan, feed back, city entry ·
    // bulletin, request, decide, supervise, copy, list, explain, account · suspend, resume, extend · obstruction, crime, withdraw,
    // attach, join, pin, prove, reply, party.
    private const string Table = """
        discovered           ..WWWWWWWWWWWWWW.U.......WW.
        inspected            ..WWWWWWWWWWWWWW.U.......WW.
        stopped              ...W.WWWWWWWWWWW.U.......WW.
        determined           ..W..WWWWWWWWWWW.UE......WW.
        selfDemolition       ..WW.WWWWWWWWWWW.U.......AW.
        unproven             ..WW.WWWWWWWWWWW.UE.......W.
        forcedDemolition     ..WW..WWWWWWWWWW.U.......WW.
        overdue              ..WW..WW.LMLLLII.UE......WL.
        bulletined           ..WW..WWA.MLLLII.UE......WL.
        meetingRequested     ..WW..WWAA.LLLII.UE......WL.
        meetingRefused       ..WW..WWA.MLLLII.UE......WL.
        approved             ..WW..WWAAM..LII.UE......WL.
        supervised           ..WW..WWAAMAARII.U.......W..
        supervisionOverdue   ..WW..WWAAMAA.II.UE......W..
        listed               ..WW..WWAAMA.A.Y.UE......W..
        yearOver             ..WW..WWAAMA.A...UE......W..
        suspended            SSWW.WWWWWWWWWWWS.S......SW.
        suspendedOverdue     SSWW.SWWSSSSSSSSS.S......WL.
        feedback             WWWWWW..WWWWWWWW.U...W...WW.
        closed               WWWWWWWWWWWWWWWWWWWW.WWWWWWW
        withdrawn            WWWWWWWWWWWWWWWWWWWWWWWWWWWW
        """;

    private static readonly Dictionary<char, CaseRefusalReason?> Names = new()
    {
        ['.'] = null, ['W'] = WrongStage, ['S'] = Suspended, ['U'] = NotSuspended, ['A'] = AlreadyDone, ['L'] = LowerStepMissing,
            ['M'] = NoMeetingRequested,
        ['R'] = SupervisionNotOverdue, ['I'] = NotListed, ['Y'] = YearNotOver, ['E'] = NothingToExtend,
    };

    public static TheoryData<string, string> States()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(l => l.Length == 2)) data.Add(row[0], row[1]);
        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Each_action_is_open_or_refused_by_this_name(string state, string cells)
    {
        var s = CaseTableTests.Reach(state).State;
        string.Concat(Enum.GetValues<CaseAction>().Select(a => NameOf(CaseGuards.Blocks(s, a, Owner(s, a))))).ShouldBe(cells);
    }

    [Fact]
    public void The_table_has_the_states_of_the_table_of_who_may() =>
        States().Select(r => r.Data.Item1).ShouldBe(CaseTableTests.States().Select(r => r.Data.Item1));

    private static Actor Owner(CaseState s, CaseAction action) => action switch
    {
        CaseAction.IssueBulletin => People.Bureau,
        CaseAction.RequestSpecialMeeting or CaseAction.CopyToDiscipline or CaseAction.RecordMunicipalListing => People.Planning,
        CaseAction.DecideSpecialMeeting or CaseAction.OpenAccountability => People.Leader,
        CaseAction.OpenSupervision => People.Office,
        CaseAction.Suspend or CaseAction.Resume or CaseAction.Withdraw when s.Stage == CaseStage.Overdue => People.Planning,
        CaseAction.Extend when s.Stage == CaseStage.Overdue => People.Office,
        CaseAction.ExplainAtMeeting or CaseAction.Suspend or CaseAction.Resume or CaseAction.Withdraw or CaseAction.Extend => People.Lead,
        _ => People.Inspector,
    };

    private static readonly Dictionary<CaseRefusalReason, Func<CaseScenario>> Reached = new()
    {
        [WrongStage] = () => Tries(CaseScenario.Opened(), People.Inspector, s => s.Order()),
        [NotYours] = () => Tries(CaseScenario.Opened(), People.OtherInspector, s => new Inspect(s.Now, false, null, false, "x")),
        [Suspended] = () => Tries(CaseScenario.Opened().Stopped().Suspended(), People.Inspector, s =>
            new Determine(s.Now, true, "x", LandCategory.Water, false)),
        [NotSuspended] = () => Tries(CaseScenario.Opened(), People.Lead, s => new Resume(s.Now)),
        [AlreadyDone] = () => Tries(CaseScenario.Opened().Bulletined(), People.Bureau, s => new IssueBulletin(s.Now)),
        [InspectionMissing] = () =>
            Tries(CaseScenario.Opened(), People.Inspector, s => new Stop(s.Now, StopDocument.StopNotice, s.Now, ServiceMethod.Direct)),
        [DeterminationMissing] = () =>
            Tries(CaseScenario.Opened().Inspected(), People.Inspector, s =>
                new Stop(s.Now, StopDocument.CorrectionNotice, s.Now, ServiceMethod.Direct)),
        [VillageOnlyDissuades] = () =>
            Tries(CaseScenario.Opened(), People.Village, s => new Stop(s.Now, StopDocument.Other, s.Now, ServiceMethod.Direct)),
        [LowerStepMissing] = () => Tries(CaseScenario.Opened().Overdue(), People.Planning, s => new RequestSpecialMeeting(s.Now)),
        [NoMeetingRequested] = () =>
            Tries(CaseScenario.Opened().Bulletined(), People.Leader, s => new DecideSpecialMeeting(s.Now, true, "x", null)),
        [SupervisionNotOverdue] = () =>
            Tries(CaseScenario.Opened().Supervised(), People.Planning, s => new RecordMunicipalListing(s.Now, "x")),
        [NotListed] = () => Tries(CaseScenario.Opened().SupervisionOverdue(), People.Lead, s => new ExplainAtMeeting(s.Now)),
        [YearNotOver] = () => Tries(CaseScenario.Opened().Listed(), People.Leader, s => new OpenAccountability(s.Now)),
        [NothingToExtend] = () => Tries(CaseScenario.Opened().Determined(), People.Lead, s => new Extend(s.Now, 1, "x")),
        [InTheFuture] = () => Tries(CaseScenario.Opened(), People.Inspector, s => new Inspect(s.Now.AddTicks(1), false, null, false, "x")),
        [BeforeTheCase] = () =>
            Tries(CaseScenario.Opened(), People.Inspector, s => new Inspect(s.Now.AddTicks(-1), false, null, false, "x")),
        [BeforeItsCause] = () => Tries(CaseScenario.Opened().Overdue(), People.Bureau, s => new IssueBulletin(s.Now.AddDays(-1))),
        [ApprovalBackdated] = () => Tries(CaseScenario.Opened().Forced(), People.Lead, s => new Suspend(s.Now.AddDays(-1), "x")),
        [TermOutOfRange] = () => Tries(CaseScenario.Opened().Determined(), People.Inspector, s => s.Order(4)),
        [ExtensionOutOfRange] = () => Tries(CaseScenario.Opened(), People.Lead, s => new Extend(s.Now, 31, "x")),
        [AfterPhotoMissing] = () => Tries(CaseScenario.Opened().Stopped(), People.Inspector, s => s.Demolish()),
        [ProofMissing] = () => Tries(CaseScenario.Opened().Unproven(), People.Inspector, s => s.Prove() with { Proof = [] }),
        [UnknownEvidence] = () =>
            Tries(CaseScenario.Opened().Stopped(), People.Inspector, s => s.Demolish() with { Evidence = [Guid.Empty] }),
        [PlannedAtNight] = () =>
            Tries(CaseScenario.Opened().Forced(), People.Inspector, s =>
                new PlanForcedDemolition(s.Now, When.At("2026-05-11 22:00"), null)),
        [PlannedOnRestDay] = () =>
            Tries(CaseScenario.Opened().Forced(), People.Inspector, s =>
                new PlanForcedDemolition(s.Now, When.At("2026-05-16 10:00"), null)),
        [PlannedInThePast] = () =>
            Tries(CaseScenario.Opened().Forced(), People.Inspector, s => new PlanForcedDemolition(s.Now, s.Now.AddTicks(-1), null)),
        [DueDateOutOfRange] = () =>
            Tries(CaseScenario.Opened().Approved(), People.Office, s => new OpenSupervision(s.Now, LegalTime.DateOf(s.Now))),
        [TextMissing] = () => Tries(CaseScenario.Opened(), People.Inspector, s => new ReportObstruction(s.Now, "　")),
        [CalendarYearMissing] = () => Tries(CaseScenario.Opened("2026-12-31 09:00").Forced(), People.Inspector, s =>
            new PlanForcedDemolition(s.Now, s.Now.AddHours(10), null)),
    };

    public static TheoryData<CaseRefusalReason> Reasons() => [.. Enum.GetValues<CaseRefusalReason>()];

    private static char NameOf(Refusal? refusal) =>
        Names.First(n => (n.Value is { } reason ? Refusal.CodeOf(reason) : null) == refusal?.Code).Key;

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_name_is_reached_and_nothing_is_changed_by_it(CaseRefusalReason reason)
    {
        Reached.ShouldContainKey(reason);
        var scenario = Reached[reason]();
        scenario.Refusal.ShouldNotBeNull().Code.ShouldBe(Refusal.CodeOf(reason));
    }

    private static CaseScenario Tries(CaseScenario scenario, Actor actor, Func<CaseScenario, CaseCommand> command)
    {
        var before = scenario.State;
        scenario.Tries(actor, command(scenario)).State.ShouldBeSameAs(before);
        return scenario;
    }
}
