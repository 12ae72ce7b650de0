namespace Enforcement.Web.Resources;

/// <summary>Cases: stages, actions, deadlines, duties, the journal, overdue and process.</summary>
public sealed class CaseTexts;
