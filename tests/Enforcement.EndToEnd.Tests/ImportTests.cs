using System.Text;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>A file from the chooser to the list of leads, in a real browser, wide and narrow, with and without script.</summary>
public sealed class ImportTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_planning_officer_imports_a_table_and_sees_what_became_of_it(int width, bool javaScript)
    {
        var page = await browser.SignInAsync("planning", width, javaScript);
        await page.GotoAsync("/imports");
        await page.ClickAsync("main a[href='/imports/new']");
        await page.CheckAsync("[name=kind][value=Satellite]");
        await page.SetInputFilesAsync("[name=file]", new Microsoft.Playwright.FilePayload
        {
            Name = "四月图斑.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                $"图斑编号,所属乡镇,面积(亩),X,Y,备注\nE{width}-1,溪翁庄,1.5,39487275.398,4479507.369,新增建筑\nE{width}-2,古北口镇,2,40.69,117.15,\n"),
        });
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(u => u.Contains("/imports/0", StringComparison.Ordinal));
        var text = await page.InnerTextAsync("main");
        text.ShouldContain("EPSG:4527");
        text.ShouldContain("116.850000, 40.450000");
        (await page.InputValueAsync("[name=map-SourceNumber]")).ShouldBe("图斑编号");
        (await FitsAsync(page)).ShouldBeTrue("nothing hangs over the edge of the page");
        await Browser.ShootAsync(page, $"import-preview-{width}");

        await page.ClickAsync("button[formaction*=Confirm]");
        await page.Locator("main .page-head .tag-done").WaitForAsync(); // the page refreshes itself until then
        text = await page.InnerTextAsync("main");
        text.ShouldContain("退回");
        (await page.Locator("a[href$='/rejected.csv']").CountAsync()).ShouldBe(1);
        (await FitsAsync(page)).ShouldBeTrue();
        await Browser.ShootAsync(page, $"import-done-{width}");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='/rejected.csv']"));
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain($"E{width}-2");

        await page.GotoAsync($"/leads?q=E{width}-1");
        (await page.InnerTextAsync("main")).ShouldContain($"E{width}-1");
        browser.Complaints.ShouldBeEmpty();
    }

    private static Task<bool> FitsAsync(Microsoft.Playwright.IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
}
