using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tests.Cases;
using Enforcement.Workflows.Tracks;
using Enforcement.Workflows.Tracks.InProgress;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Tracks;

/// <summary>Versions of a track run side by side: a case stays under the one that it was opened under.</summary>
public sealed class VersionsTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Version_2_decides_as_version_1_does_and_writes_an_entry_for_each_stage_besides(int seed)
    {
        var (random, policy) = (new Random(seed), seed % 2 == 0 ? TestPolicies.V1 : TestPolicies.WorkingDays);
        var first = CaseScenario.Opened("2024-03-04 09:00", policy, track: InProgressTrack.V1);
        var second = CaseScenario.Opened("2024-03-04 09:00", policy, track: InProgressTrack.V2);
        for (var step = 0; step < 80; step++)
        {
            if (random.Next(3) == 0) first.At(first.Now.AddHours(random.Next(1, 24 * 9)));
            second.At(first.Now);
            if (random.Next(4) == 0)
            {
                first.Sweep();
                second.Sweep();
            }
            var (actor, action) = RandomWalk.Choose(random, first.State);
            var command = RandomWalk.Command(random, first, action);
            first.Tries(actor, command);
            second.Tries(actor, command);
            (second.Refusal?.Code, second.Refusal?.Field)
                .ShouldBe((first.Refusal?.Code, first.Refusal?.Field), $"seed {seed}, step {step}, {action}");
            CaseGuards.AllowedActions(second.State, actor).ShouldBe(CaseGuards.AllowedActions(first.State, actor));
        }
        second.Journal.Where(e => e is not StageEntered).Skip(1).Select(GoldenJournal.Line)
            .ShouldBe(first.Journal.Skip(1).Select(GoldenJournal.Line));
        second.Journal.OfType<StageEntered>().Select(e => new StageEntry(e.Stage, e.At)).ShouldBe(first.State.Stages.Skip(1));
        second.State.Stages.ShouldBe(first.State.Stages);
        second.State.Duties.ShouldBe(first.State.Duties);
        second.State.Ladder.ShouldBe(first.State.Ladder);
        second.State.Deadlines.Select(d => (d.Kind, d.DueAt, d.State))
            .ShouldBe(first.State.Deadlines.Select(d => (d.Kind, d.DueAt, d.State)));
        CaseEvolution.Fold(second.Journal).Stages.ShouldBe(second.State.Stages);
    }

    [Fact]
    public void A_case_names_its_track_and_version_and_one_that_names_none_is_under_the_first()
    {
        var first = CaseScenario.Opened();
        (first.State.Opened.Track, first.State.Opened.TrackVersion, first.State.Track).ShouldBe((null, null, TrackRegistry.First));
        GoldenJournal.Line(first.State.Opened).ShouldNotContain("track");

        var second = CaseScenario.Opened(track: InProgressTrack.V2);
        (second.State.Opened.Track, second.State.Opened.TrackVersion, second.State.Track).ShouldBe(("inProgress", 2, InProgressTrack.V2));
        GoldenJournal.Line(second.State.Opened).ShouldContain("\"track\":\"inProgress\",\"trackVersion\":2");
    }

    [Fact]
    public void The_stages_that_a_case_was_in_are_kept_with_the_legal_instant_of_each()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Overdue();
        scenario.State.Stages.Select(s => s.Stage).ShouldBe(
        [
            CaseStage.Discovered, CaseStage.Stopped, CaseStage.Determined, CaseStage.SelfDemolition, CaseStage.ForcedDemolition,
            CaseStage.Overdue,
        ]);
        scenario.State.Stages[^1].At.ShouldBe(scenario.Deadline(DeadlineKind.ForcedDemolition).DueAt);
    }
}
