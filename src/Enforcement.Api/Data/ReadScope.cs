using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Data;

/// <summary>
/// What a person may read (process.md section 1): four bodies and the clock see the whole district; every other unit sees its
/// own work, that of the units below it, and what was sent to it. An auditor reads everything, whatever unit they are of.
/// </summary>
/// <param name="WholeDistrict">True for the planning branch, urban enforcement bureau, supervision office, district government, auditors
/// and jobs.</param>
/// <param name="Units">The unit's code and those of the units that went into it; one empty code when nobody is signed in, which matches
/// nothing.</param>
/// <param name="User">Sign-in name; empty when nobody is signed in.</param>
/// <param name="Auditor">True for auditors and jobs: also what is kept between sender and addressee.</param>
internal sealed record ReadScope(bool WholeDistrict, IReadOnlyList<string> Units, bool Auditor = false, string User = "")
{
    /// <summary>The unit alone: for what is between people, and does not pass on.</summary>
    public string Unit => Units[0];

    public static ReadScope Of(Actor? actor) => actor is null
        ? new ReadScope(false, [""])
        : new ReadScope(
            actor.UnitKind is UnitKind.District or UnitKind.Planning or UnitKind.UrbanEnforcement or UnitKind.Supervision
                || actor.Is(PersonRole.Auditor),
            [actor.UnitCode, .. actor.Predecessors], actor.Is(PersonRole.Auditor) || actor == Actor.System, actor.UserName);
}
