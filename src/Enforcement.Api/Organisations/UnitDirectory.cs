using Enforcement.Api.Data;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

/// <summary>Every unit, read once and kept until one changes. One a process.</summary>
internal sealed class UnitDirectory(IServiceScopeFactory scopes)
{
    private volatile Units? _units;

    public async Task<Units> GetAsync(CancellationToken ct)
    {
        if (_units is { } known) return known;
        await using var scope = scopes.CreateAsyncScope();
        return _units = new Units(await scope.ServiceProvider.GetRequiredService<EnforcementDb>().Set<UnitRow>().AsNoTracking().OrderBy(u => u.Code).ToListAsync(ct));
    }

    /// <summary>Forget what was read; called after a unit was changed.</summary>
    public void Forget() => _units = null;
}

/// <summary>The units at one moment. Immutable.</summary>
internal sealed class Units(IReadOnlyList<UnitRow> all)
{
    private readonly Dictionary<string, UnitRow> _byCode = all.ToDictionary(u => u.Code);
    private readonly Dictionary<string, UnitRow> _bySlug = all.ToDictionary(u => u.Slug);

    public IReadOnlyList<UnitRow> All => all;

    /// <summary>The unit of a code, or null.</summary>
    public UnitRow? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The unit of a slug, or null.</summary>
    public UnitRow? FindBySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The one body of a kind of which the district has one (planning, discipline, police, …).</summary>
    public UnitRow Body(UnitKind kind) => all.First(u => u.Kind == kind);

    /// <summary>True for a town or the development zone: the responsible bodies.</summary>
    public bool IsTown(string code) => Find(code)?.Kind is UnitKind.Town or UnitKind.DevelopmentZone;

    /// <summary>The unit as people and machines see it; an unknown code (never in our own rows) stays a code.</summary>
    public UnitView View(string code) =>
        Find(code) is { } u ? new UnitView(u.Code, u.Slug, u.Name, u.Kind, u.Parent) : new UnitView(code, code, code, UnitKind.Sector, null);
}
