namespace Enforcement.Web.Resources;

/// <summary>Imports.</summary>
public sealed class ImportTexts;
