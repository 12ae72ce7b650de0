namespace Enforcement.Web.Components;

/// <summary>What an input asks for.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Number,
    /// <summary>Legal time, to the minute.</summary>
    Instant,
    Day,
    /// <summary>Legal time of day, to the minute.</summary>
    Time,
    /// <summary>One of a few, all in sight.</summary>
    Choice,
    /// <summary>One of many.</summary>
    Select,
    /// <summary>Any of them.</summary>
    Checks,
    File,
    Password,
}
