namespace Enforcement.Web.Resources;

/// <summary>Oversight: clues and sanctions.</summary>
public sealed class OversightTexts;
