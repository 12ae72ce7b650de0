using System.Text.RegularExpressions;
using Enforcement.Api.Tests.Kernel;
using Enforcement.Web;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>
/// The picture of the house (<c>docs/architecture.svg</c>) is drawn from the code: the menu, the rooms and who uses whom (<see
/// cref="RoomTests"/>), the folders of the rules, the tracks.
/// </summary>
public sealed partial class HousePictureTests
{
    private static readonly string Picture = Path.Combine(ArchitectureTests.Root, "docs", "architecture.svg");

    /// <summary>Set to anything, the picture is drawn anew.</summary>
    private static readonly bool Draws = Environment.GetEnvironmentVariable("ENFORCEMENT_PICTURE_WRITE") is { Length: > 0 };

    [Fact]
    public void The_picture_shows_the_house_as_it_is()
    {
        var drawn = HousePicture.Of(new PicturedHouse
        {
            Pages = [.. PagesComposition.Rooms.Select(r => r.Href)],
            Rooms = [.. RoomTests.Rooms.Select(r =>
                new PicturedRoom(r, AboutOf(r), RoomTests.Arrows.TryGetValue(r, out var to) ? to.Split(' ') : []))],
            Ground = RoomTests.Ground,
            Rules = [.. typeof(CaseDecider).Assembly.GetTypes()
                .Select(t => t.Namespace?.Split('.') is ["Enforcement", "Workflows", var folder, ..] ? folder : null)
                .OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Tracks = [.. TrackRegistry.All.Select(t => $"{t.Id} {t.Version}")],
        });
        if (Draws) File.WriteAllText(Picture, drawn);
        (File.Exists(Picture) && File.ReadAllText(Picture) == drawn)
            .ShouldBeTrue("docs/architecture.svg shows another house: run this test with ENFORCEMENT_PICTURE_WRITE=1, look at what it drew, and commit it");
    }

    /// <summary>What a room says of itself in its own folder.</summary>
    private static string AboutOf(string room) =>
        Summary().Match(File.ReadAllText(Path.Combine(ArchitectureTests.Root, "src", "Enforcement.Api", room,
            $"{room}Room.cs"))).Groups[1].Value;

    [GeneratedRegex(@"/// <summary>(.+?)</summary>\ninternal static class \w+Room\b")]
    private static partial Regex Summary();
}
