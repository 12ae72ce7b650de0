namespace Enforcement.Web.Resources;

/// <summary>Operations, people, units, policies, calendars, notices, the simulated clock.</summary>
public sealed class AdminTexts;
