using System.Text.RegularExpressions;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Imports;

/// <summary>Finds towns and villages by what tables call them: 溪翁庄镇, 溪翁庄, 密云区溪翁庄镇人民政府, 110118101, 110118101000.</summary>
internal sealed partial class TownNames
{
    private readonly Units _units;
    private readonly Dictionary<string, UnitRow> _towns = [];
    private readonly Dictionary<(string Town, string Name), UnitRow> _villages = [];
    private readonly List<UnitRow> _longestFirst;

    public TownNames(Units units)
    {
        _units = units;
        foreach (var unit in units.All)
        {
            if (units.IsTown(unit.Code)) _towns[Plain(unit.Name)] = unit;
            if (unit.Kind == UnitKind.Village) _villages.TryAdd((unit.Parent!, PlainVillage(unit.Name)), unit);
        }
        var zone = units.All.FirstOrDefault(u => u.Kind == UnitKind.DevelopmentZone);
        foreach (var name in zone is null ? [] : new[] { "开发区", "经济开发区", "密云经济开发区", "开发区管委会" }) _towns[name] = zone!;
        _longestFirst = [.. units.All.Where(u => u.Kind == UnitKind.Town).OrderByDescending(u => u.Name.Length)];
    }

    /// <summary>The town of a name or code, or null; of one that ended the one that took over.</summary>
    public UnitRow? FindTown(string text) => _units.FindTown(Named(text)?.Code);

    private UnitRow? Named(string text)
    {
        text = text.Trim();
        if (text.Length >= 9 && text.All(char.IsAsciiDigit)) return _units.IsTown(text[..9]) ? _units.Find(text[..9]) : null;
        if (_units.FindBySlug(text.ToLowerInvariant()) is { } bySlug && _units.IsTown(bySlug.Code)) return bySlug;
        // 密云 alone is the district before it is the town of that name.
        return text is "密云" or "密云区" or "密云县" ? null : _towns.GetValueOrDefault(Plain(text))
            ?? _longestFirst.Find(t => text.Contains(t.Name, StringComparison.Ordinal));
    }

    /// <summary>The village of a name or code in a town (any, when the town is not known and the code names it), or null.</summary>
    public UnitRow? FindVillage(string text, string? town)
    {
        text = text.Trim();
        if (_units.Find(text) is { Kind: UnitKind.Village } byCode) return town is null || byCode.Parent == town ? byCode : null;
        return town is null ? null : _villages.GetValueOrDefault((town, PlainVillage(text)));
    }

    /// <summary>True for a name of the whole district: no town, but no mistake neither.</summary>
    public static bool IsDistrict(string text) =>
        text.Trim() is "密云" or "密云区" or "密云县" or "北京市密云区" or "北京市密云县" or "110118" or "110118000" or "110118000000" or "110228";

    private static string Plain(string name) => Suffix().Replace(District().Replace(name.Trim(), ""), "");

    private static string PlainVillage(string name) => VillageSuffix().Replace(name.Trim(), "");

    [GeneratedRegex("^(北京市)?密云[区县]")]
    private static partial Regex District();

    [GeneratedRegex("(镇|乡|街道|地区)?(办事处|人民政府|政府|街道办)?$")]
    private static partial Regex Suffix();

    [GeneratedRegex("村?(村民委员会|村委会|居民委员会|居委会|社区居民委员会|社区居委会|社区|村)$")]
    private static partial Regex VillageSuffix();
}
