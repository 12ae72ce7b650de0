using Enforcement.Api.Organisations;
using Enforcement.Workflows.Organisations;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Organisations;

public sealed class UnitDataTests
{
    private static readonly IReadOnlyList<UnitSeed> Units = UnitData.Load();

    private static IEnumerable<UnitSeed> Towns => Units.Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone);

    [Fact]
    public void Miyun_has_20_towns_and_streets_and_one_development_zone_each_with_its_official_code()
    {
        Units.Count(u => u.Kind == UnitKind.Town).ShouldBe(20);
        Units.Single(u => u.Kind == UnitKind.DevelopmentZone).ShouldBe(
            new UnitSeed("110118400", "kaifaqu", "北京密云经济开发区管委会", UnitKind.DevelopmentZone, "110118"));
        Units.ShouldContain(new UnitSeed("110118101", "xiwengzhuang", "溪翁庄镇", UnitKind.Town, "110118"));
        Units.ShouldContain(new UnitSeed("110118001", "gulou", "鼓楼街道", UnitKind.Town, "110118"));
        Towns.ShouldAllBe(t => t.Code.Length == 9 && t.Parent == "110118");
    }

    [Fact] // 办法 10
    public void Each_of_the_429_villages_belongs_to_the_town_whose_code_it_carries()
    {
        var villages = Units.Where(u => u.Kind == UnitKind.Village).ToList();

        villages.Count.ShouldBe(429);
        villages.ShouldAllBe(v => v.Code.Length == 12 && v.Code.StartsWith(v.Parent!));
        Towns.ShouldAllBe(t => villages.Any(v => v.Parent == t.Code && v.Slug == $"{t.Slug}-{v.Code.Substring(9)}"));
    }

    [Fact]
    public void Codes_and_slugs_are_unique_and_every_parent_stands_before_its_children()
    {
        Units.Select(u => u.Code).ShouldBeUnique();
        Units.Select(u => u.Slug).ShouldBeUnique();
        var before = new HashSet<string>();
        foreach (var unit in Units)
        {
            if (unit.Parent is { } parent) before.ShouldContain(parent, unit.Name);
            else unit.Kind.ShouldBe(UnitKind.District);
            before.Add(unit.Code);
        }
    }

    [Fact] // 办法 2, 5–8, 19, 24, 25
    public void Every_body_that_the_measure_names_is_there()
    {
        foreach (var kind in new[] { UnitKind.District, UnitKind.Planning, UnitKind.UrbanEnforcement, UnitKind.Supervision,
            UnitKind.Discipline, UnitKind.Police })
            Units.Count(u => u.Kind == kind).ShouldBe(1, $"{kind}");
        Units.Where(u => u.Kind == UnitKind.Utility).Select(u => u.Slug).ShouldBe(["electricity", "water", "heating", "gas", "telecom"]);
        Units.Count(u => u.Kind == UnitKind.Sector).ShouldBe(8);
    }
}
