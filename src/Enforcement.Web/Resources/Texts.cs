namespace Enforcement.Web.Resources;

// One class a resource pair: {Name}.resx is zh-CN, {Name}.en.resx English (kept complete by a test).

/// <summary>Layout, sign-in, errors, forms, units and roles: what every page shares.</summary>
public sealed class SharedTexts;

/// <summary>Cases: stages, actions, deadlines, duties, the journal, overdue and process.</summary>
public sealed class CaseTexts;

/// <summary>Leads and patrols.</summary>
public sealed class LeadTexts;

/// <summary>Imports.</summary>
public sealed class ImportTexts;

/// <summary>Field capture; keys that begin with <c>js.</c> are for its script.</summary>
public sealed class FieldTexts;

/// <summary>The map: its filters, legend, drawing and outlines; those under <c>ui</c> go to its scripts.</summary>
public sealed class MapTexts;

/// <summary>Documents: register, drafts, service, templates, the public check.</summary>
public sealed class DocumentTexts;

/// <summary>Monthly reports and the calendar of what is due.</summary>
public sealed class ReportTexts;

/// <summary>The satellite review.</summary>
public sealed class SatelliteTexts;

/// <summary>Oversight: clues and sanctions.</summary>
public sealed class OversightTexts;

/// <summary>Assessments.</summary>
public sealed class AssessmentTexts;

/// <summary>Notifications beyond the site: preferences, webhooks, deliveries.</summary>
public sealed class NotificationTexts;

/// <summary>Operations, people, units, policies, calendars, notices, the simulated clock.</summary>
public sealed class AdminTexts;
