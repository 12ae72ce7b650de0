using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Imports;

/// <summary>Who imports what: those who record such leads in numbers (process.md section 2).</summary>
public static class ImportRules
{
    /// <summary>True when the person may import this.</summary>
    public static bool May(Actor actor, ImportKind kind) => ImportColumns.ChannelOf(kind).Importers.Include(actor);

    /// <summary>What the person may import.</summary>
    public static IReadOnlyList<ImportKind> KindsOf(Actor actor) => [.. Enum.GetValues<ImportKind>().Where(k => May(actor, k))];
}
