using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>What happens next if nobody acts: the decider says it beforehand, and it is what comes.</summary>
public sealed class OutlookTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_said_of_a_case_anywhere_on_a_walk_is_what_sweeps_bring_about(int seed)
    {
        var random = new Random(seed);
        var scenario = CaseScenario.Opened("2024-03-04 09:00", seed % 2 == 0 ? TestPolicies.V1 : TestPolicies.WorkingDays);
        for (var step = 0; step < random.Next(40); step++)
        {
            if (random.Next(4) == 0) scenario.At(scenario.Now.AddHours(random.Next(1, 24 * 6)));
            var (actor, action) = RandomWalk.Choose(random, scenario.State);
            scenario.Tries(actor, RandomWalk.Command(random, scenario, action));
        }
        scenario.Sweep();
        var said = Outlook.Of(scenario.State, scenario.ContextOf(People.Inspector));
        said.MissingYear.ShouldBeNull();

        var (stages, entries) = (scenario.State.Stages.Count, scenario.Journal.Count);
        for (var day = 0; day < 400; day++) scenario.At(LegalTime.EndOf(LegalTime.DateOf(scenario.Now))).Sweep();
        var came = scenario.Journal.Skip(entries).ToList();
        said.Events.Where(e => e.Kind == OutlookKind.Passes).Select(e => (e.Deadline!.Value, e.At))
            .ShouldBe(came.OfType<DeadlineBreached>().Select(e => (e.Kind, e.At)));
        said.Events.Where(e => e.Kind == OutlookKind.Starts).Select(e => (e.Deadline!.Value, e.Count!.DueAt))
            .ShouldBe(came.OfType<DeadlineStarted>().Select(e => (e.Kind, e.Count.DueAt)));
        said.Events.Where(e => e.Kind == OutlookKind.Enters).Select(e => e.Stage!.Value).ShouldBe(scenario.State.Stages.Skip(stages).Select(s => s.Stage));
    }

    [Fact]
    public void Art_21_to_24_an_ordered_case_goes_to_force_then_overdue_and_the_bureau_is_to_issue_a_bulletin()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Ordered();
        var said = Outlook.Of(scenario.State, scenario.ContextOf(People.Inspector)).Events;
        said.Select(e => (e.At, e.Kind, (object?)e.Deadline ?? (object?)e.Stage ?? (object?)e.Step ?? e.Duty)).ShouldBe(
        [
            (When.At("2026-04-14 00:00"), OutlookKind.Passes, DeadlineKind.SelfDemolition),
            (When.At("2026-04-14 00:00"), OutlookKind.Starts, DeadlineKind.ForcedDemolition),
            (When.At("2026-04-14 00:00"), OutlookKind.Enters, CaseStage.ForcedDemolition),
            (When.At("2026-04-14 00:00"), OutlookKind.Falls, DutyKind.ForceDemolition),
            (When.At("2026-04-21 00:00"), OutlookKind.Passes, DeadlineKind.ForcedDemolition),
            (When.At("2026-04-21 00:00"), OutlookKind.Starts, DeadlineKind.Bulletin),
            (When.At("2026-04-21 00:00"), OutlookKind.Enters, CaseStage.Overdue),
            (When.At("2026-04-21 00:00"), OutlookKind.Opens, LadderStep.Bulletin),
            (When.At("2026-04-21 00:00"), OutlookKind.Falls, DutyKind.IssueBulletin),
            (When.At("2026-04-24 00:00"), OutlookKind.Passes, DeadlineKind.Bulletin),
        ]);
    }

    [Fact]
    public void A_closed_case_has_no_outlook_and_a_suspended_one_only_what_runs_all_the_same()
    {
        var closed = CaseScenario.Opened().Closed();
        Outlook.Of(closed.State, closed.ContextOf(People.Inspector)).Events.ShouldBeEmpty();

        var suspended = CaseScenario.Opened("2026-04-10 09:00").Listed().Suspended();
        Outlook.Of(suspended.State, suspended.ContextOf(Actor.System)).Events.Where(e => e.Kind == OutlookKind.Passes).Select(e => e.Deadline)
            .ShouldBe([DeadlineKind.YearEnd]);
    }

    [Fact]
    public void Without_the_next_years_calendar_it_says_how_far_it_sees_and_which_year_is_missing()
    {
        var scenario = CaseScenario.Opened("2026-12-22 09:00", TestPolicies.WorkingDays);
        scenario.Ordered();
        var said = Outlook.Of(scenario.State, scenario.ContextOf(People.Inspector));
        said.MissingYear.ShouldBe(2027);
    }
}
