namespace Enforcement.Web.Resources;

/// <summary>Field capture; keys that begin with <c>js.</c> are for its script.</summary>
public sealed class FieldTexts;
