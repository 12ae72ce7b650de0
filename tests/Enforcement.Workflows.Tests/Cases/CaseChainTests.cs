using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Policies;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>The chain 发现 → 制止 → 整治 with its legal clock (Art 12–25).</summary>
public sealed class CaseChainTests
{
    [Theory]
    [InlineData("2026-04-12 00:05")]
    [InlineData("2026-04-12 23:55")]
    public void An_order_served_at_any_hour_of_12_April_with_3_days_is_due_when_15_April_ends(string servedAt)
    {
        var scenario = CaseScenario.Opened().Determined().At("2026-04-12 23:58");
        scenario.Does(People.Inspector, scenario.Order(3, When.At(servedAt)));
        scenario.Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.Instant("2026-04-16T00:00:00+08:00"));
    }

    [Fact]
    public void Article_22_forced_demolition_opens_at_the_legal_instant_and_not_a_second_before()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered();

        scenario.At("2026-04-15 23:59:59").Sweep().State.Stage.ShouldBe(CaseStage.SelfDemolition);
        scenario.At("2026-04-16 00:00").Sweep().State.Stage.ShouldBe(CaseStage.ForcedDemolition);

        scenario.Deadline(DeadlineKind.SelfDemolition).BreachedAt.ShouldBe(When.At("2026-04-16 00:00"));
        scenario.Deadline(DeadlineKind.ForcedDemolition).Count.StartsOn.ShouldBe(When.Day("2026-04-15"));
        scenario.Deadline(DeadlineKind.ForcedDemolition).DueAt.ShouldBe(When.At("2026-04-23 00:00"));
    }

    [Fact]
    public void Article_22_the_seven_days_run_from_the_legal_end_of_the_first_however_late_the_sweep_is()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-20 15:00").Sweep();
        scenario.Deadline(DeadlineKind.ForcedDemolition).DueAt.ShouldBe(When.At("2026-04-23 00:00"));
    }

    [Fact]
    public void A_sweep_after_a_long_time_off_records_every_breach_at_its_legal_instant_in_order()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-05-30 08:00").Sweep();

        scenario.Entries<DeadlineBreached>().Select(b => (b.Kind, b.At)).ShouldBe(
        [
            (DeadlineKind.SelfDemolition, When.At("2026-04-16 00:00")),
            (DeadlineKind.ForcedDemolition, When.At("2026-04-23 00:00")),
            (DeadlineKind.Bulletin, When.At("2026-04-26 00:00")),
        ]);
        scenario.State.Stage.ShouldBe(CaseStage.Overdue);
    }

    [Fact]
    public void In_working_days_the_2026_Spring_Festival_is_skipped_and_its_make_up_workdays_count()
    {
        // Served on Friday 13 February 2026; holiday 15–23 February, work on Saturday 14 and Saturday 28 February.
        var scenario = CaseScenario.Opened("2026-02-13 09:00", TestPolicies.WorkingDays).Ordered();
        scenario.Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At("2026-02-26 00:00")); // 14, 24, 25 February

        scenario.At("2026-02-26 00:00").Sweep();
        scenario.Deadline(DeadlineKind.ForcedDemolition).DueAt.ShouldBe(
            When.At("2026-03-06 00:00")); // 26, 27, 28 February, 2, 3, 4, 5 March
        scenario.Deadline(DeadlineKind.ForcedDemolition).Count.MakeUpDays.ShouldBe([When.Day("2026-02-28")]);
    }

    [Fact]
    public void A_case_keeps_the_policy_version_of_the_day_it_was_opened()
    {
        Policy[] versions = [TestPolicies.V1, TestPolicies.WorkingDays];
        Policy.InForce(versions, When.Day("2026-01-31")).ShouldBe(TestPolicies.V1);
        Policy.InForce(versions, When.Day("2026-02-01")).ShouldBe(TestPolicies.WorkingDays);
        Should.Throw<InvalidOperationException>(() => Policy.InForce(versions, When.Day("2022-04-11")));
    }

    [Theory]
    [InlineData("2026-01-31 23:59", 1)]
    [InlineData("2026-02-01 00:00", 2)]
    public void A_case_is_opened_under_the_version_of_its_legal_day_and_stays_under_it(string openedAt, int version)
    {
        var policy = Policy.InForce([TestPolicies.V1, TestPolicies.WorkingDays], LegalTime.DateOf(When.At(openedAt)));
        var scenario = CaseScenario.Opened(openedAt, policy);
        scenario.State.Opened.PolicyVersion.ShouldBe(version);
        scenario.At("2026-02-13 09:00").Ordered()
            .Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At(version == 1 ? "2026-02-17 00:00" : "2026-02-26 00:00"));
    }

    [Theory]
    [InlineData("2026-04-12", false, "2026-04-16", "2026-04-23", "2026-04-26", "2026-05-01")]
    // Working days over the Spring Festival: 14 (Saturday), 24, 25 February · 26, 27, 28 (Saturday) February, 2–5 March · 6, 9, 10 March
    // · from 6 March: 9–13, 16, 17 March.
    [InlineData("2026-02-13", true, "2026-02-26", "2026-03-06", "2026-03-11", "2026-03-18")]
    public void Articles_21_to_27_the_whole_ladder_by_its_dates(string servedOn, bool working, string forced, string overdue,
        string bulletin, string supervision)
    {
        var scenario = CaseScenario.Opened($"{servedOn} 09:00", working ? TestPolicies.WorkingDays : TestPolicies.V1).Listed();
        scenario.State.Deadlines.Where(d => d.Kind > DeadlineKind.Determination)
            .Select(d => (d.Kind, LegalTime.In(d.DueAt).ToString("yyyy-MM-dd HH:mm zzz", null))).ShouldBe(
        [
            (DeadlineKind.SelfDemolition, $"{forced} 00:00 +08:00"), (DeadlineKind.ForcedDemolition, $"{overdue} 00:00 +08:00"),
            (DeadlineKind.Bulletin, $"{bulletin} 00:00 +08:00"), (DeadlineKind.Supervision, $"{supervision} 00:00 +08:00"),
            (DeadlineKind.YearEnd, "2027-01-01 00:00 +08:00"),
        ]);
    }

    [Fact]
    public void What_another_policy_would_change_is_told_for_running_deadlines_only()
    {
        var scenario = CaseScenario.Opened("2026-02-13 09:00").Ordered();
        var impact = PolicyImpact.Of(scenario.State, TestPolicies.V1, TestPolicies.WorkingDays, StateCouncil.Calendar)
            .ShouldHaveSingleItem();
        impact.ShouldBe(new DeadlineImpact(DeadlineKind.SelfDemolition, When.At("2026-02-17 00:00"), When.At("2026-02-26 00:00"), false));
        PolicyImpact.Of(CaseScenario.Opened().Closed().State, TestPolicies.V1, TestPolicies.WorkingDays, StateCouncil.Calendar)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_whole_ladder_is_climbed_step_by_step_to_accountability()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").YearOver();
        scenario.Now.ShouldBe(When.At("2027-01-01 00:00"));
        scenario.State.Ladder.Select(l => (l.Step, l.State)).ShouldBe(
        [
            (LadderStep.Bulletin, LadderState.Done), (LadderStep.SpecialMeeting, LadderState.Done),
            (LadderStep.Supervision, LadderState.Done),
            (LadderStep.MunicipalListing, LadderState.Done), (LadderStep.Accountability, LadderState.Open),
        ]);
        scenario.Does(People.Leader, new OpenAccountability(scenario.Now)).State.Step(LadderStep.Accountability).ShouldBe(LadderState.Done);
        scenario.State.Duties.ShouldContain(d => d.Kind == DutyKind.ForceDemolition && d.DoneAt == null, "it still has to be demolished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Article_25_supervision_is_complete_only_with_the_copy_to_discipline_in_either_order(bool copyFirst)
    {
        var scenario = CaseScenario.Opened().Approved();
        CaseCommand open = new OpenSupervision(scenario.Now, null), copy = new CopyToDiscipline(scenario.Now);
        scenario.Does(copyFirst ? People.Planning : People.Office, copyFirst ? copy : open);
        scenario.State.Step(LadderStep.Supervision).ShouldBe(LadderState.Open);
        scenario.Does(copyFirst ? People.Office : People.Planning, copyFirst ? open : copy);
        scenario.State.Step(LadderStep.Supervision).ShouldBe(LadderState.Done);
    }

    [Fact]
    public void A_refused_special_meeting_may_be_asked_for_again()
    {
        var scenario = CaseScenario.Opened().MeetingRefused();
        scenario.State.Step(LadderStep.SpecialMeeting).ShouldBe(LadderState.Refused);
        scenario.Does(People.Planning, new RequestSpecialMeeting(scenario.Now)).State.Step(LadderStep.SpecialMeeting)
            .ShouldBe(LadderState.Open);
    }

    [Fact]
    public void Demolition_ends_the_ladder_and_the_case_closes_when_fed_back_and_entered()
    {
        var scenario = CaseScenario.Opened().SupervisionOverdue().Demolished();
        scenario.State.Step(LadderStep.MunicipalListing).ShouldBe(LadderState.Ended);
        scenario.State.Stage.ShouldBe(CaseStage.Feedback);
        scenario.Does(People.Inspector, new RecordCityEntry(scenario.Now, "BJ-1")).State.Stage.ShouldBe(CaseStage.Feedback);
        scenario.Does(People.Inspector, new FeedBack(scenario.Now)).State.Stage.ShouldBe(CaseStage.Closed);
        scenario.State.Duties.ShouldAllBe(d => d.DoneAt != null);
    }

    [Fact]
    public void Article_4_a_lawful_construction_ends_the_case()
    {
        var scenario = CaseScenario.Opened().Stopped();
        scenario.Does(People.Inspector, new Determine(scenario.Now, false, "有许可", LandCategory.Homestead, false)).State.Stage.ShouldBe(
            CaseStage.Withdrawn);
    }

    [Fact]
    public void Article_26_organised_building_is_marked_for_the_upper_limit()
    {
        var scenario = CaseScenario.Opened().Stopped();
        scenario.Does(People.Inspector,
            new Determine(scenario.Now, true, "组织建设", LandCategory.Farmland, true)).State.UpperLimit.ShouldBeTrue();
        CaseScenario.Opened().Determined().State.UpperLimit.ShouldBeFalse();
    }

    [Fact]
    public void Articles_10_and_17_a_village_dissuades_but_that_alone_stops_nothing()
    {
        var scenario = CaseScenario.Opened();
        scenario.Does(People.Village,
            new Stop(scenario.Now, StopDocument.Dissuasion, scenario.Now, ServiceMethod.Direct)).State.Stage.ShouldBe(CaseStage.Discovered);
        scenario.IsRefused(People.Village, new Stop(scenario.Now, StopDocument.StopNotice, scenario.Now, ServiceMethod.Direct),
            CaseRefusalReason.VillageOnlyDissuades, "document");
        scenario.Stopped().State.Documents.Count.ShouldBe(2);
    }

    [Fact]
    public void Article_18_several_units_may_each_serve_theirs_several_times()
    {
        var scenario = CaseScenario.Opened().Stopped();
        scenario.Does(People.Planning, new Stop(scenario.Now, StopDocument.StopNotice, scenario.Now, ServiceMethod.Left))
            .Does(People.Sector, new Stop(scenario.Now, StopDocument.Other, scenario.Now, ServiceMethod.Post))
            .State.Documents.Select(d => d.Unit).ShouldBe([People.TownCode, People.Planning.UnitCode, People.Sector.UnitCode]);
        scenario.Entries<DeadlineStarted>().Count(d => d.Kind == DeadlineKind.Determination)
            .ShouldBe(1, "only the first stops and starts the next clock");
    }
}
