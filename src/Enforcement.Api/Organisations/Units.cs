using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Organisations;

/// <summary>The units at one moment. Immutable.</summary>
internal sealed class Units
{
    private readonly IReadOnlyList<UnitRow> _all;
    private readonly Dictionary<string, UnitRow> _byCode;
    private readonly Dictionary<string, UnitRow> _bySlug;
    private readonly ILookup<string, string> _predecessors;

    public Units(IReadOnlyList<UnitRow> all)
    {
        _all = all;
        _byCode = all.ToDictionary(u => u.Code);
        _bySlug = all.ToDictionary(u => u.Slug);
        _predecessors = all.Where(u => u.MergedInto is not null).ToLookup(u => HolderOf(u.Code), u => u.Code);
    }

    public IReadOnlyList<UnitRow> All => _all;

    /// <summary>The unit of a code, or null.</summary>
    public UnitRow? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The unit of a slug, or null.</summary>
    public UnitRow? FindBySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The one body of a kind of which the district has one (planning, discipline, police, …).</summary>
    public UnitRow Body(UnitKind kind) => _all.First(u => u.Kind == kind);

    /// <summary>The finder's own town: itself when it is one, its town when it is a village, else null.</summary>
    public string? TownOfFinder(string code) => IsTown(code) ? code : TownOfVillage(code);

    /// <summary>The town of a village; null of any other unit.</summary>
    public string? TownOfVillage(string code) => Find(code) is { Kind: UnitKind.Village } village ? village.Parent : null;

    /// <summary>Code of the unit that stands for a kind in what is a town's: for towns, the town itself.</summary>
    public string CodeFor(UnitKind kind, string town) => kind == UnitKind.Town ? town : Body(kind).Code;

    /// <summary>True for a town or the development zone: the responsible bodies.</summary>
    public bool IsTown(string code) => Find(code)?.Kind is UnitKind.Town or UnitKind.DevelopmentZone;

    /// <summary>The unit of a code or slug, as requests name it; null when it names none.</summary>
    public UnitRow? Named(string? name) => Find(name) ?? (name is null ? null : FindBySlug(name));

    /// <summary>
    /// The code that a filter by code or slug means; null without one. What names no unit stays as it is, and finds nothing.
    /// </summary>
    public string? CodeOf(string? name) => string.IsNullOrEmpty(name) ? null : FindBySlug(name)?.Code ?? name;

    /// <summary>
    /// The town or zone of a code or slug, as it is today: of one that ended the one that took over. Null when it names none.
    /// </summary>
    public UnitRow? FindTown(string? name) => Named(name) is { } town && IsTown(town.Code) ? Find(HolderOf(town.Code)) : null;

    /// <summary>Who has a unit's work: itself, or at the end of a line of mergers the one that is left.</summary>
    /// <param name="at">Only mergers that had taken effect at that instant; all of them when null.</param>
    public string HolderOf(string code, DateTimeOffset? at = null)
    {
        while (Find(code) is { MergedInto: { } into, EndedAt: { } ended } && (at is null || ended <= at)) code = into;
        return code;
    }

    /// <summary>The codes whose work a unit has: its own, and those of the units that went into it.</summary>
    public IReadOnlyList<string> HeldBy(string code) => [code, .. _predecessors[code]];

    /// <summary>A person of a unit, with what was left to it; null when the unit is not known.</summary>
    public Actor? ActorOf(string login, string name, string? unit, IReadOnlyList<PersonRole> roles) =>
        Find(unit) is { } u ? new Actor(login, name, u.Code, u.Kind, roles) { Predecessors = [.. _predecessors[u.Code]] } : null;

    /// <summary>The unit as people and machines see it; an unknown code (never in our own rows) stays a code.</summary>
    public UnitView View(string code) =>
        Find(code) is { } u ? new UnitView(u.Code, u.Slug, u.Name, u.Kind, u.Parent, u.EndedAt is { } ended ? LegalTime.DateOf(ended)
            : null, u.MergedInto) : new UnitView(code, code, code, UnitKind.Sector, null);
}
