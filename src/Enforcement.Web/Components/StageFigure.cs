using Enforcement.Workflows.Cases;

namespace Enforcement.Web.Components;

/// <summary>What is said at a stage of a diagram.</summary>
/// <param name="Cases">How many cases stand there.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="Below">What else is to be said, or null.</param>
/// <param name="Href">Where these cases are listed.</param>
/// <param name="LateHref">Where the late ones are.</param>
public sealed record StageFigure(CaseStage Stage, int Cases, int Late, string? Below, string Href, string LateHref);
