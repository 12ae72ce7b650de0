using System.Security.Cryptography;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>
/// The first people: the administrator, whose generated password is printed once; with demo data, somebody for every part.
/// </summary>
internal sealed class PeopleSeed(
    EnforcementDb db, UnitDirectory directory, IPasswordHasher<Person> hasher, EnforcementSettings settings,
    IConfiguration configuration, LegalClock clock)
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何",
        "林", "高", "罗"];
    private static readonly string[] GivenNames = ["建国", "秀英", "志强", "丽华", "海涛", "春梅", "立军", "晓东", "桂兰", "文斌", "玉芳", "国庆"];

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await ActivatorUtilities.CreateInstance<PeopleSeed>(services).SeedAsync(ct);
    }

    private async Task SeedAsync(CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct)) return;
        var given = configuration["Enforcement:DemoPassword"];
        var password = settings.Demo && !string.IsNullOrEmpty(given) ? given : NewPassword();
        // One hash for all demo people: seventy separate ones would take seconds at every first start, and their password is shared anyway.
        var hash = hasher.HashPassword(new Person(), password);
        var units = await directory.GetAsync(ct);
        foreach (var (userName, name, unit, roles) in settings.Demo ? DemoPeople(units) : [Administrator(units)])
        {
            if (!roles.MayBeHeldIn(units.Find(unit)!.Kind))
                throw new InvalidOperationException($"{userName} may not hold {string.Join(',', roles)} in {unit}.");
            var person = new Person
            {
                UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), DisplayName = name, UnitCode = unit,
                RoleNames = string.Join(',', roles),
                PasswordHash = hash, MustChangePassword = !settings.Demo,
            };
            db.Add(person);
            if (settings.Demo)
                db.Add(new ApiKeyRow { Id = Guid.NewGuid(), Hash = ApiKeyRow.HashOf(ApiKeyRow.DemoPrefix + userName),
                    PersonId = person.Id, Name = "demo", CreatedAt = clock.Now, CreatedBy = Actor.System.UserName });
        }
        await db.SaveChangesAsync(ct);
        // To the console and not to the log: logs are kept and shipped.
        if (!settings.Demo || string.IsNullOrEmpty(given))
            Console.WriteLine($"{(settings.Demo ? "Demo people's" : "Administrator's (admin)")} password, shown this once: {password}");
    }

    private static (string, string, string, PersonRole[]) Administrator(Units units) =>
        ("admin", "系统管理员", units.Body(UnitKind.District).Code, [PersonRole.Administrator]);

    private static IEnumerable<(string UserName, string Name, string Unit, PersonRole[] Roles)> DemoPeople(Units units)
    {
        string Body(UnitKind kind) => units.Body(kind).Code;
        yield return Administrator(units);
        yield return ("auditor", "审计员", Body(UnitKind.District), [PersonRole.Auditor]);
        yield return ("leader", "郑区长", Body(UnitKind.District), [PersonRole.DistrictLeader]);
        yield return ("planning", "宋规划", Body(UnitKind.Planning), [PersonRole.PlanningOfficer, PersonRole.UnitLead]);
        yield return ("bureau", "韩城管", Body(UnitKind.UrbanEnforcement), [PersonRole.Supervisor]);
        yield return ("supervision", "冯督查", Body(UnitKind.Supervision), [PersonRole.Supervisor]);
        yield return ("discipline", "董纪检", Body(UnitKind.Discipline), [PersonRole.DisciplineReader]);
        yield return ("police", "程警官", Body(UnitKind.Police), [PersonRole.Inspector]);
        yield return ("electricity", "曹供电", units.FindBySlug("electricity")!.Code, [PersonRole.UtilityLiaison]);
        yield return ("sector", "袁农业", Body(UnitKind.Sector), [PersonRole.Inspector]);
        var n = 0;
        foreach (var town in units.All.Where(u => units.IsTown(u.Code)))
        {
            yield return ($"inspector.{town.Slug}", NameOf(n++), town.Code, [PersonRole.Inspector]);
            yield return ($"lead.{town.Slug}", NameOf(n++), town.Code, [PersonRole.UnitLead]);
            yield return ($"village.{town.Slug}", NameOf(n++), units.All.First(u => u.Parent == town.Code).Code,
                [PersonRole.VillagePatroller]);
        }
    }

    private static string NameOf(int n) => Surnames[n % Surnames.Length] + GivenNames[n * 7 % GivenNames.Length];

    /// <summary>14 characters without look-alikes, of every class that the rules ask for.</summary>
    public static string NewPassword() =>
        "Mi" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 11)
            + RandomNumberGenerator.GetInt32(2, 10);
}
