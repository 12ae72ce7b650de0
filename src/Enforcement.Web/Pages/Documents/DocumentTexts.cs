namespace Enforcement.Web.Resources;

/// <summary>Documents: register, drafts, service, templates, the public check.</summary>
public sealed class DocumentTexts;
