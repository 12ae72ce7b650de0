namespace Enforcement.Web.Resources;

/// <summary>The satellite review.</summary>
public sealed class SatelliteTexts;
