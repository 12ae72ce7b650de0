using System.Text.RegularExpressions;
using Shouldly;

namespace Enforcement.Web.Tests.Client;

public sealed partial class ClientTests
{
    [Fact]
    public void Every_icon_that_a_page_shows_is_in_the_sprite()
    {
        var sprite = Quoted().Matches(File.ReadAllText(Path.Combine(Repository.Web, "Client", "icons.ts"))).Select(m => m.Groups[1].Value)
            .ToHashSet();
        var literal = Repository.WebFiles("*.cshtml").SelectMany(f => Icon().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value);

        literal.Except(sprite).ShouldBeEmpty();
    }

    [Fact]
    public void The_lock_file_names_no_registry() =>
        File.ReadAllText(Path.Combine(Repository.Web, "Client", "package-lock.json")).ShouldNotContain("\"resolved\"");

    [Fact]
    public void Nothing_is_fetched_from_outside() =>
        Repository.WebFiles("*.cshtml").Where(f => Outside().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();

    [GeneratedRegex("'([a-z0-9-]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("<icon name=\"([a-z0-9-]+)\"")]
    private static partial Regex Icon();

    [GeneratedRegex("(?:src|href)=\"(?:https?:)?//")]
    private static partial Regex Outside();
}
