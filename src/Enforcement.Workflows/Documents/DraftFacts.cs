using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents;

/// <summary>What is known when a document is begun: what the proposals of its fields are drawn from.</summary>
public sealed record DraftFacts
{
    /// <summary>Which document.</summary>
    public required DocumentKind Kind { get; init; }
    /// <summary>Its case, or null.</summary>
    public required CaseState? Case { get; init; }
    /// <summary>The unit that writes it.</summary>
    public required NamedUnit Unit { get; init; }
    /// <summary>The unit that it is for, or null.</summary>
    public required NamedUnit? To { get; init; }
    /// <summary>The name of a unit by its code.</summary>
    public required Func<string, string> NameOf { get; init; }
    /// <summary>The policy that it is made under.</summary>
    public required CasePolicy Policy { get; init; }
    /// <summary>The legal day.</summary>
    public required DateOnly Today { get; init; }
    /// <summary>Name of who writes it.</summary>
    public required string Writer { get; init; }
    /// <summary>The officers of the writer's last document, or null.</summary>
    public required string? Officers { get; init; }
    /// <summary>The measure on a unit that it is for, or null (<see cref="DocumentKind.Measure"/>).</summary>
    public required OrderedMeasure? Measure { get; init; }

    /// <summary>What the document says before anybody typed, by field. Everything not fixed can be changed in the draft.</summary>
    public Dictionary<string, string> Propose() =>
        Kind.Fields.Select(f => (f.Name, Value: f.Propose?.Invoke(this))).Where(f => f.Value is not null)
            .ToDictionary(f => f.Name, f => f.Value!);

    /// <summary>Name of the unit whose work it is about: its addressee, or the case's town; null where nobody said.</summary>
    public string? About => To?.Name ?? (Case is { } c ? NameOf(c.Town) : null);
}

/// <summary>A unit as documents name it.</summary>
/// <param name="OfficialName">北京市密云区溪翁庄镇人民政府.</param>
public sealed record NamedUnit(string Name, string OfficialName, UnitKind Kind);

/// <summary>A measure on a unit that was ordered (Art 29).</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Town">Name of its town; null where it is no village.</param>
/// <param name="Reason">Why it was ordered.</param>
/// <param name="Basis">Why people opened it; null where the system proposed it.</param>
/// <param name="OrderedOn">The legal day of its order.</param>
/// <param name="LastDay">The last day on which it is to be done.</param>
public sealed record OrderedMeasure(
    string Unit, string? Town, string Reason, string? Basis, IReadOnlyList<MeasureFact> Facts, DateOnly OrderedOn, DateOnly LastDay);
