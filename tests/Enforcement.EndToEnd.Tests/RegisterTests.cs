using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// The list of old items and the register of suspended projects (Art 29, 30): imported, asked, reported, delisted, lifted by the
/// district's leader.
/// </summary>
public sealed class RegisterTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_listed_item_suspends_its_project_until_it_is_delisted_and_the_leader_lifts_it()
    {
        var walk = new CaseWalk(browser);
        await walk.ClockAsync("2026-04-12T09:00");
        var planning = await walk.AsAsync("planning");
        await planning.GotoAsync("/listed");
        await Browser.ShootFittingAsync(planning, "listed-empty");
        await planning.ClickAsync("summary:has-text('导入挂账清单')");
        await planning.SetInputFilesAsync("[name=file]", new FilePayload
        {
            Name = "挂账.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("""
                挂账编号,属地,项目名称,项目主体,地址,来源,挂账日期
                GZ-2019-01,溪翁庄镇,水库北岸别墅,北京某某置业有限公司,溪翁庄镇水库北岸环湖路,2019年国家例行督察,2019-06-30
                GZ-2019-02,无此镇,甲,乙,丙,丁,2019-06-30
                GZ-2020-03,古北口镇,仓储院落,,古北口镇河西村,2020年专项工作,2020-07-01
                """),
        });
        await Browser.ShootFittingAsync(planning, "listed-import");
        await CaseWalk.SendAsync(planning, "form[enctype] button");
        (await planning.InnerTextAsync("main [role=status]")).ShouldContain("共 3 行：新增 2，已存在 0，未导入 1。");
        await Browser.ShootFittingAsync(planning, "listed");

        async Task<string> AskAsync(string name, string picture)
        {
            await planning.GotoAsync("/suspensions");
            await planning.FillAsync("[name=name]", name);
            await CaseWalk.SendAsync(planning, "form[action*=Check] button");
            (await planning.InputValueAsync("[name=name]")).ShouldBe(name);
            await Browser.ShootFittingAsync(planning, picture);
            return await planning.InnerTextAsync("main [role=status]");
        }
        (await AskAsync("北京某某置业有限公司", "suspension-hit")).ShouldContain("不得推进");
        (await AskAsync("某某置业", "suspension-none")).ShouldContain("未查到"); // the whole name is asked for

        // The district is called in over a town: its industrial projects are suspended (Art 29).
        var leader = await walk.AsAsync("leader");
        await leader.GotoAsync("/suspensions");
        await leader.ClickAsync("summary:has-text('登记暂停')");
        await leader.SelectOptionAsync("[name=town]", "110118101");
        await leader.FillAsync("[name=subject]", "溪翁庄镇产业项目");
        await CaseWalk.SendAsync(leader, "form[action*=Open] button");
        (await leader.InputValueAsync("[name=subject]")).ShouldBe("溪翁庄镇产业项目"); // refused without its basis, and kept
        await Browser.ShootFittingAsync(leader, "suspension-open");
        await leader.FillAsync("[name=basis]", "区政府被市政府约谈");
        await CaseWalk.SendAsync(leader, "form[action*=Open] button");
        (await leader.InnerTextAsync("main table")).ShouldContain("区政府被市政府约谈");

        // Its town reports, planning delists; the system proposes to lift, the leader does.
        var lead = await walk.AsAsync("lead.xiwengzhuang");
        await lead.GotoAsync("/listed");
        (await lead.InnerTextAsync("main table")).ShouldNotContain("古北口");
        await lead.ClickAsync("main td a");
        await lead.FillAsync("[name=progress]", "主体已拆除，正在恢复地貌。");
        await Browser.ShootFittingAsync(lead, "listed-progress");
        await CaseWalk.SendAsync(lead, "form[action*=Progress] button");
        await planning.GotoAsync(lead.Url);
        await planning.FillAsync("[name=on]", "2026-04-11");
        await planning.FillAsync("[name=basis]", "市级验收通过");
        await Browser.ShootFittingAsync(planning, "listed-delist");
        await CaseWalk.SendAsync(planning, "form[action*=Delist] button");
        (await planning.InnerTextAsync("main .tags")).ShouldContain("2026年4月11日 销账");
        await walk.ClockAsync("2026-04-13T09:00");
        await leader.GotoAsync("/suspensions?open=true");
        var row = leader.Locator("tr", new() { HasText = "水库北岸别墅" });
        (await row.InnerTextAsync()).ShouldContain("建议恢复");
        await row.Locator("summary").ClickAsync();
        await row.Locator("[name=reason]").FillAsync("已销账，同意恢复");
        await Browser.ShootFittingAsync(leader, "suspension-lift");
        var lifted = leader.WaitForResponseAsync(r => r.Request.Method == "POST");
        await row.Locator("button[value=true]").ClickAsync();
        await lifted; // it is done when the answer is there
        (await AskAsync("北京某某置业有限公司", "suspension-lifted")).ShouldContain("未查到");
        browser.Complaints.ShouldBeEmpty();
    }
}
