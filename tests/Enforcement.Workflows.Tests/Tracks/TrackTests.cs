using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Tracks;

/// <summary>What every track in every version must keep, whoever writes the next one.</summary>
public sealed class TrackTests
{
    public static TheoryData<string, int> Tracks() => [.. TrackRegistry.All.Select(t => (t.Id, t.Version))];

    [Theory]
    [MemberData(nameof(Tracks))]
    public void Every_stage_is_reached_from_the_first_and_every_stage_leads_to_an_end(string id, int version)
    {
        var track = TrackRegistry.Find(id, version);
        Reached(track.Stages[0].Id, e => e.From, e => e.To).ShouldBe(track.Stages.Select(s => s.Id), ignoreOrder: true);
        Reached(track.Stages.Where(s => s.Kind == StageKind.Done).Select(s => s.Id).First(), e => e.To, e => e.From)
            .ShouldBe(track.Stages.Where(s => s.Kind != StageKind.Withdrawn).Select(s => s.Id), ignoreOrder: true);
        foreach (var end in track.Stages.Where(s => s.IsEnd)) track.Edges.ShouldNotContain(e => e.From == end.Id);

        HashSet<CaseStage> Reached(CaseStage start, Func<Edge, CaseStage> from, Func<Edge, CaseStage> to)
        {
            var (seen, open) = (new HashSet<CaseStage> { start }, new Queue<CaseStage>([start]));
            while (open.TryDequeue(out var stage))
            {
                foreach (var next in track.Edges.Where(e => from(e) == stage).Select(to).Where(seen.Add)) open.Enqueue(next);
            }
            return seen;
        }
    }

    [Theory]
    [MemberData(nameof(Tracks))]
    public void It_names_only_stages_that_it_has_and_grants_every_step_to_somebody(string id, int version)
    {
        var track = TrackRegistry.Find(id, version);
        var stages = track.Stages.Select(s => s.Id).ToHashSet();
        stages.Count.ShouldBe(track.Stages.Count);
        track.Stages[0].Deadline.ShouldNotBeNull("the first deadline starts with the opening");
        foreach (var step in track.Steps)
        {
            step.From.ShouldNotBeEmpty(step.Action.ToString());
            step.From.ShouldBeSubsetOf(stages, step.Action.ToString());
            step.By.ShouldNotBeEmpty(step.Action.ToString());
        }
        foreach (var edge in track.Edges) stages.ShouldContain(edge.To);
        // Every stage that is not over asks something of somebody: a duty is a step's, or is watched by a deadline.
        foreach (var stage in track.Stages.Where(s => !s.IsEnd)) track.Steps.ShouldContain(s => s.From.Contains(stage.Id)
            && s.By.Count > 0, stage.Id.ToString());
    }

    [Fact]
    public void A_stage_means_the_same_in_every_track_and_every_stage_is_some_tracks()
    {
        foreach (var stage in TrackRegistry.All.SelectMany(t => t.Stages).GroupBy(s => s.Id)) stage.Distinct().Count()
            .ShouldBe(1, stage.Key.ToString());
        TrackRegistry.Stages.Keys.ShouldBe(Enum.GetValues<CaseStage>());
    }

    [Fact]
    public void Every_action_is_a_step_of_some_track_and_every_track_is_found_by_its_name_and_version()
    {
        TrackRegistry.All.SelectMany(t => t.Steps).Select(s => s.Action).Distinct()
            .ShouldBe(Enum.GetValues<CaseAction>(), ignoreOrder: true);
        foreach (var track in TrackRegistry.All) TrackRegistry.Find(track.Id, track.Version).ShouldBeSameAs(track);
        TrackRegistry.Find(null, null).ShouldBeSameAs(TrackRegistry.First);
        Should.Throw<InvalidOperationException>(() => TrackRegistry.Find("inProgress", 99));
        Should.Throw<InvalidOperationException>(() => TrackRegistry.Find("elsewhere", 1));
    }
}
