namespace Enforcement.Web.Resources;

/// <summary>Leads and patrols.</summary>
public sealed class LeadTexts;
