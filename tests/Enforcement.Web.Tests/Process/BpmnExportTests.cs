using System.Diagnostics;
using System.Text.Json;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using Shouldly;

namespace Enforcement.Web.Tests.Process;

/// <summary>Every track in every version is BPMN 2.0 to the format's own reader, draws all that it says, and says what the table says.</summary>
public sealed class BpmnExportTests
{
    private sealed record Element(string Id, string Type, string? Name, string? From, string? To, string? On);

    private sealed record Found(IReadOnlyList<string> Warnings, IReadOnlyList<Element> Elements, IReadOnlyList<string> Undrawn);

    public static TheoryData<string, int> Tracks() => [.. TrackRegistry.All.Select(t => (t.Id, t.Version))];

    [Theory]
    [MemberData(nameof(Tracks))]
    public async Task The_reference_reader_reads_it_without_a_warning_and_finds_every_stage_and_every_way(string id, int version)
    {
        var track = TrackRegistry.Find(id, version);
        var found = await ReadAsync(new BpmnExport(s => $"阶段 {s}", a => $"办理 {a}", d => $"{d} 届满").Write(track).ToString());

        found.Warnings.ShouldBeEmpty();
        found.Undrawn.ShouldBeEmpty();
        string Of(CaseStage stage) => BpmnExport.IdOf(stage);
        found.Elements.Where(e => e.Type is "bpmn:UserTask" or "bpmn:EndEvent").Select(e => e.Id).ShouldBe(track.Stages.Select(s => Of(s.Id)), ignoreOrder: true);
        foreach (var edge in track.Edges)
        {
            var source = edge.Deadline is null ? $"{Of(edge.From)}_gateway" : $"{Of(edge.From)}_timer";
            var flow = found.Elements.Single(e => e.Type == "bpmn:SequenceFlow" && e.From == source && e.To == Of(edge.To));
            if (edge.Action is { } action) flow.Name.ShouldNotBeNull().ShouldContain($"办理 {action}");
            else found.Elements.Single(e => e.Id == source).On.ShouldBe(Of(edge.From));
        }
    }

    private static async Task<Found> ReadAsync(string xml)
    {
        var client = Path.Combine(Repository.Web, "Client");
        var script = Path.Combine(Repository.Root, "tests", "Enforcement.Web.Tests", "Process", "check-bpmn.mjs");
        var start = new ProcessStartInfo("node", [script, client]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = System.Diagnostics.Process.Start(start)!;
        await node.StandardInput.WriteAsync(xml);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0);
        return JsonSerializer.Deserialize<Found>(said, JsonSerializerOptions.Web)!;
    }
}
