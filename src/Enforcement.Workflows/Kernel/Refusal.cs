using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Enforcement.Workflows.Kernel;

/// <summary>An expected refusal, by name. Nothing was changed.</summary>
/// <param name="Code">Stable kebab-case reason; its message is the resource <c>refusal.{Code}</c> in each language.</param>
/// <param name="Kind">What sort of no it is.</param>
/// <param name="Field">camelCase field of the command that it is about, or null when the thing itself stands in the way.</param>
/// <param name="Args">Values for the message's placeholders, in order.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string? Field = null, params object[] Args)
{
    private static readonly ConcurrentDictionary<Enum, (string Code, RefusalKind? Kind)> Known = new();

    /// <summary>Not there, or not theirs to see.</summary>
    public static Refusal NotFound { get; } = new("not-found", RefusalKind.NotFound);

    /// <summary>Someone else changed it since the person saw it.</summary>
    public static Refusal Conflict { get; } = new("conflict", RefusalKind.Conflict);

    /// <summary>This unit or role does not do this.</summary>
    public static Refusal NotYours { get; } = new("not-yours", RefusalKind.Forbidden);

    /// <summary>Not theirs to ask for.</summary>
    public static Refusal Forbidden { get; } = new("forbidden", RefusalKind.Forbidden);

    /// <summary>
    /// A refusal by a reason of the rules: invalid when it names a field, else not fit for where the thing stands, unless the reason says
    /// otherwise.
    /// </summary>
    public static Refusal Of(Enum reason, string? field = null, params object[] args)
    {
        var (code, kind) = Known.GetOrAdd(reason, Describe);
        return new Refusal(code, kind ?? (field is null ? RefusalKind.InvalidInStage : RefusalKind.Invalid), field, args);
    }

    /// <summary>TermOutOfRange → term-out-of-range.</summary>
    public static string CodeOf(Enum reason) => Known.GetOrAdd(reason, Describe).Code;

    private static (string, RefusalKind?) Describe(Enum reason)
    {
        var (type, name) = (reason.GetType(), reason.ToString());
        var told = type.GetField(name)!.GetCustomAttribute<ToldAsAttribute>();
        var area = told is { Everywhere: true } ? null : type.GetCustomAttribute<RefusalsOfAttribute>()?.Area;
        var code = JsonNamingPolicy.KebabCaseLower.ConvertName(name);
        return (area is null ? code : $"{area}-{code}", told?.Kind);
    }
}
