namespace Enforcement.Workflows.Kernel;

/// <summary>The codes of these reasons begin with the area, e.g. <c>document-not-draft</c>.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class RefusalsOfAttribute(string area) : Attribute
{
    /// <summary>What the codes begin with.</summary>
    public string Area { get; } = area;
}

/// <summary>A reason that is told as something else than what its field says.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToldAsAttribute(RefusalKind kind) : Attribute
{
    /// <summary>How it is told.</summary>
    public RefusalKind Kind { get; } = kind;

    /// <summary>The code is the same in every area, without its name.</summary>
    public bool Everywhere { get; init; }
}
