using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents;

/// <summary>
/// A kind of legal document 执法文书 or official paper with everything that the rules say of it: one object, in one file of <c>Kinds</c>.
/// Nothing has a default: a kind that does not say a rule does not compile.
/// </summary>
[JsonConverter(typeof(NamedJson<DocumentKind>))]
public sealed class DocumentKind : INamed<DocumentKind>
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Its place in lists, those of the process before those of the town's work.</summary>
    public required int Order { get; init; }

    /// <summary>What stands on the paper, in Chinese whatever the reader's language.</summary>
    public required string Title { get; init; }

    /// <summary>Its word in the number 文号: 责停 in 密溪翁庄责停字〔2026〕1号; null of a document that brings its own number.</summary>
    public required string? SeriesWord { get; init; }

    /// <summary>Who writes it and serves it; a town's people only in its own cases.</summary>
    public required IReadOnlyList<Grant> Drafters { get; init; }

    /// <summary>Who signs it 签发.</summary>
    public required IReadOnlyList<Grant> Issuers { get; init; }

    /// <summary>Who it is for.</summary>
    public required DocumentAddressee Addressee { get; init; }

    /// <summary>The body that it always goes to; null where its writer says, or nobody gets it.</summary>
    public required UnitKind? ToUnit { get; init; }

    /// <summary>False: it may be about a town's work instead of a case.</summary>
    public required bool NeedsCase { get; init; }

    /// <summary>What a case lacks for it, or null.</summary>
    public required Func<CaseState, DocumentRefusalReason?> Lacks { get; init; }

    /// <summary>The measure on a unit that it may be written for, or null.</summary>
    public required MeasureKind? Measure { get; init; }

    /// <summary>Who reads it.</summary>
    public required DocumentSecrecy Secrecy { get; init; }

    /// <summary>Two officers or more stand on it, with the numbers of their certificates (行政强制法 18, 行政处罚法 42).</summary>
    public required bool TwoOfficers { get; init; }

    /// <summary>Legal basis 法律依据, as it is proposed; null of a document that was made elsewhere.</summary>
    public required string? Basis { get; init; }

    /// <summary>The term that it names; null of a document that was made elsewhere.</summary>
    public required DocumentTerm? Term { get; init; }

    /// <summary>Its fields, in the order of its text; none where its file is uploaded as it is.</summary>
    public required IReadOnlyList<DocumentField> Fields { get; init; }

    /// <summary>
    /// What its service does to the case in the same commit, or null. A case that is past the step is not stepped back: several units may
    /// serve theirs, several times (Art 18).
    /// </summary>
    public required Func<ServiceInCase, CaseCommand?> Effect { get; init; }

    static IReadOnlyList<DocumentKind> INamed<DocumentKind>.All => DocumentKinds.All;

    /// <summary>True when a template makes it; false for another unit's own document, uploaded with its title and number.</summary>
    public bool HasTemplate => Fields.Count > 0;

    /// <summary>True when the person writes documents of the kind; a town's only of its own cases.</summary>
    public bool MayDraft(Actor actor, string? caseTown) => IsGranted(Drafters, actor, caseTown);

    /// <summary>True when the person signs documents of the kind.</summary>
    public bool MayIssue(Actor actor, string? caseTown) => IsGranted(Issuers, actor, caseTown);

    /// <summary>What addresses are bound by.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentKind? kind) =>
        (kind = Named.Find<DocumentKind>(text)) is not null;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    private static bool IsGranted(IReadOnlyList<Grant> grants, Actor actor, string? caseTown) =>
        grants.Include(actor)
        && (actor.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone) || caseTown is null || actor.ActsFor(caseTown));
}
