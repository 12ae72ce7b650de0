namespace Enforcement.Web.Resources;

/// <summary>The map: its filters, legend, drawing and outlines; those under <c>ui</c> go to its scripts.</summary>
public sealed class MapTexts;
