using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>Another unit's own document, uploaded as it is with its title and number (Art 17, 18).</summary>
public static class Other
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(Other),
        Order = 190,
        Title = "其他文书",
        SeriesWord = null,
        Drafters = [.. Staff.Town, .. Staff.Planning, .. Staff.Sector, .. Staff.Bureau],
        Issuers = [.. Staff.Town, .. Staff.Planning, .. Staff.Sector, .. Staff.Bureau],
        Addressee = DocumentAddressee.Party,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = null,
        Term = null,
        Fields = [],
        Effect = s => CaseGuards.Blocks(s.Case, CaseAction.Stop, s.Actor) is null && s.Case.Inspection is not null
            ? s.AsStop(StopDocument.Other) : null,
    };
}
