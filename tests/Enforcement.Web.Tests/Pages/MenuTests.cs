using System.Text.RegularExpressions;
using Enforcement.Testing;
using Enforcement.Web.Components;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The menu is what the rooms say of themselves, each for those whom it is for.</summary>
public sealed partial class MenuTests
{
    [Theory]
    [InlineData("inspector.xiwengzhuang",
        "/ /field /leads /patrols /imports /cases /documents /reports /satellite /assessments /calendar /map /oversight /process /notices /clues")]
    [InlineData("village.xiwengzhuang",
        "/ /field /leads /patrols /cases /documents /reports /assessments /calendar /map /oversight /process /notices /clues")]
    [InlineData("planning",
        "/ /leads /patrols /imports /cases /documents /reports /satellite /assessments /calendar /map /oversight /process /notices /sanctions /clues")]
    [InlineData("electricity",
        "/ /leads /patrols /cases /documents /reports /calendar /map /oversight /process /notices /sanctions /suspensions /clues")]
    [InlineData("admin",
        "/ /leads /patrols /cases /documents /reports /satellite /assessments /calendar /map /oversight /process /notices /operations /admin")]
    [InlineData("auditor",
        "/ /leads /patrols /imports /cases /documents /reports /satellite /assessments /calendar /map /oversight /process /notices /clues /operations /audit")]
    public async Task Everybody_finds_the_rooms_that_are_for_them(string user, string hrefs)
    {
        await using var app = new EnforcementApp();
        var page = await app.ClientFor(user).GetStringAsync("/cases");
        Entry().Matches(page).Select(m => m.Groups[1].Value).ShouldBe(hrefs.Split(' '));
        Entry().Matches(page).Where(m => m.Value.Contains("aria-current", StringComparison.Ordinal)).Select(m => m.Groups[1].Value)
            .ShouldBe(["/cases"]);
        page.ShouldNotContain(">nav."); // a word that nobody wrote
    }

    [Fact]
    public void Every_room_of_pages_is_declared_in_its_folder_and_listed_and_the_layout_names_none()
    {
        var declared = Repository.WebFiles("*Pages.cs")
            .Where(f => File.ReadAllText(f).Contains("PageRoom It =>", StringComparison.Ordinal)).ToList();
        declared.Count.ShouldBe(PagesComposition.Rooms.Count);
        declared.Where(f => !f.StartsWith(Path.Combine(Repository.Web, "Pages"), StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var room in PagesComposition.Rooms.Where(r => r.Href != "/"))
            foreach (var file in new[] { "_Nav.cshtml", "_Layout.cshtml" })
                File.ReadAllText(Path.Combine(Repository.Web, "Pages", "Shared", file)).ShouldNotContain($"\"{room.Href}\"");
        // Who imports the folders of pages: the list, and nobody else more than one or two.
        Repository.WebFiles("*.cs").Where(f => Imported().Count(File.ReadAllText(f)) > 2).Select(Path.GetFileName)
            .ShouldBe(["PagesComposition.cs"]);
    }

    [GeneratedRegex("<a class=\"nav-item\" href=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^using Enforcement\.Web\.Pages\.", RegexOptions.Multiline)]
    private static partial Regex Imported();
}
