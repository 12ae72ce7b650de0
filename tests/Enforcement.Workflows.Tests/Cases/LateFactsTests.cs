using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>
/// A fact takes effect on the day it happened, not on the day it was typed (process.md section 3); suspension and extension.
/// </summary>
public sealed class LateFactsTests
{
    [Theory]
    [InlineData("2026-04-15 23:59:59", new DeadlineKind[] { })]
    [InlineData("2026-04-16 00:00", new[] { DeadlineKind.SelfDemolition })]
    [InlineData("2026-04-22 12:00", new[] { DeadlineKind.SelfDemolition })]
    [InlineData("2026-04-23 00:00", new[] { DeadlineKind.SelfDemolition, DeadlineKind.ForcedDemolition })]
    [InlineData("2026-04-26 08:00", new[] { DeadlineKind.SelfDemolition, DeadlineKind.ForcedDemolition, DeadlineKind.Bulletin })]
    public void A_demolition_recorded_late_undoes_the_breaches_after_it_and_the_journal_shows_both(string demolishedAt,
        DeadlineKind[] stillBreached)
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-30 10:00").Sweep().Photographed();

        scenario.Does(People.Inspector, scenario.Demolish(When.At(demolishedAt)));

        scenario.State.Deadlines.Where(d => d.State == DeadlineState.Breached && d.Kind != DeadlineKind.Feedback).Select(d => d.Kind)
            .ShouldBe(stillBreached, ignoreOrder: true);
        scenario.Entries<DeadlineBreached>().Count(b => b.Kind != DeadlineKind.Feedback).ShouldBe(3);
        scenario.Entries<BreachUndone>().Count().ShouldBe(3 - stillBreached.Length);
        scenario.State.Stage.ShouldBe(CaseStage.Feedback);
        scenario.Deadline(DeadlineKind.Feedback).Count.StartsOn.ShouldBe(LegalTime.DateOf(When.At(demolishedAt)));
    }

    [Fact]
    public void A_stop_served_in_time_but_recorded_late_undoes_the_breach_of_the_stop()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Inspected().At("2026-04-14 09:00").Sweep();
        scenario.State.LateSince.ShouldBe(When.At("2026-04-12 00:00"));

        scenario.Does(People.Inspector, new Stop(scenario.Now, StopDocument.StopNotice, When.At("2026-04-11 17:00"), ServiceMethod.Direct));

        scenario.Deadline(DeadlineKind.Stop).State.ShouldBe(DeadlineState.Met);
        scenario.Entries<BreachUndone>().ShouldHaveSingleItem().BreachedAt.ShouldBe(When.At("2026-04-12 00:00"));
    }

    [Fact]
    public void A_determination_after_its_deadline_leaves_the_breach_standing()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Stopped().At("2026-04-20 09:00");
        scenario.Does(People.Inspector, new Determine(scenario.Now, true, "x", LandCategory.Forest, false));
        scenario.Deadline(DeadlineKind.Determination).BreachedAt.ShouldBe(When.At("2026-04-14 00:00"));
    }

    [Fact]
    public void An_order_recorded_so_late_that_its_term_has_passed_brings_the_case_up_to_date_at_once()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Determined().At("2026-04-20 09:00");
        scenario.Does(People.Inspector, scenario.Order(3, When.At("2026-04-12 10:00")));
        scenario.State.Stage.ShouldBe(CaseStage.ForcedDemolition);
        scenario.Deadline(DeadlineKind.SelfDemolition).BreachedAt.ShouldBe(When.At("2026-04-16 00:00"));
    }

    [Fact]
    public void The_days_of_a_suspension_are_not_counted_and_a_suspended_case_raises_no_alarm()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-14 10:00").Suspended();

        scenario.At("2026-05-20 10:00").Sweep().State.Stage.ShouldBe(CaseStage.SelfDemolition);
        scenario.State.LateSince.ShouldBeNull();
        scenario.Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Suspended);

        scenario.Does(People.Lead, new Resume(scenario.Now));
        // 13 April counted; 14 April to 19 May suspended; 20 and 21 May count again.
        scenario.Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At("2026-05-22 00:00"));
    }

    [Fact]
    public void Resumed_on_the_same_day_nothing_moves()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-14 10:00").Suspended().At("2026-04-14 16:00");
        scenario.Does(People.Lead, new Resume(scenario.Now))
            .Deadline(DeadlineKind.SelfDemolition).DueAt.ShouldBe(When.At("2026-04-16 00:00"));
    }

    [Fact]
    public void The_end_of_the_year_is_not_moved_by_a_suspension()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Listed().Suspended().At("2026-12-01 09:00");
        scenario.Does(People.Planning, new Resume(scenario.Now)).Deadline(DeadlineKind.YearEnd).DueAt.ShouldBe(When.At("2027-01-01 00:00"));
    }

    [Fact]
    public void An_extension_moves_the_running_deadline_and_adds_up_to_a_limit()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Forced();
        scenario.Does(People.Lead, new Extend(scenario.Now, 5, "降雨"))
            .Deadline(DeadlineKind.ForcedDemolition).DueAt.ShouldBe(When.At("2026-04-28 00:00"));
        scenario.IsRefused(People.Lead, new Extend(scenario.Now, 26, "降雨"), CaseRefusalReason.ExtensionOutOfRange, "days");
        scenario.Does(People.Lead, new Extend(scenario.Now, 25, "降雨"))
            .Deadline(DeadlineKind.ForcedDemolition).Count.ExtensionDays.ShouldBe(30);
    }

    [Fact]
    public void A_demolition_ends_a_suspension()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().Suspended().Demolished();
        scenario.State.SuspendedAt.ShouldBeNull();
        scenario.Deadline(DeadlineKind.SelfDemolition).State.ShouldBe(DeadlineState.Met);
    }

    [Fact]
    public void The_outcome_does_not_depend_on_when_sweeps_ran()
    {
        var swept = CaseScenario.Opened("2026-04-12 09:00").Ordered();
        for (var day = 13; day <= 27; day++) swept.At($"2026-04-{day} 03:00").Sweep();
        var unswept = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-27 03:00");
        foreach (var scenario in new[] { swept, unswept }) scenario.Does(People.Bureau, new IssueBulletin(scenario.Now));
        unswept.Journal.Select(e => (e.GetType(), e.At)).ShouldBe(swept.Journal.Select(e => (e.GetType(), e.At)));
    }
}
