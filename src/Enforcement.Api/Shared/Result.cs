using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Api.Shared;

/// <summary>How a refusal is told over HTTP; pages show its message beside the field or above the form.</summary>
public enum RefusalKind
{
    /// <summary>409 <c>invalid-in-stage</c>: the step does not fit where the thing stands.</summary>
    InvalidInStage,
    /// <summary>409 <c>conflict</c>: someone changed it since.</summary>
    Conflict,
    /// <summary>422: a value is not acceptable; names its field.</summary>
    Invalid,
    /// <summary>413: more than is taken.</summary>
    TooLarge,
    /// <summary>403: seen, but not theirs to do.</summary>
    Forbidden,
    /// <summary>401: not, or no longer, signed in.</summary>
    Unauthenticated,
    /// <summary>404: not there, or not theirs to see; the two are never told apart.</summary>
    NotFound,
}

/// <summary>An expected refusal, by name. Nothing was changed.</summary>
/// <param name="Code">Stable kebab-case reason; its message is the resource <c>refusal.{Code}</c> in each language.</param>
/// <param name="Kind">How it is told.</param>
/// <param name="Field">camelCase request field it is about, or null.</param>
/// <param name="Args">Values for the message's placeholders, in order.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string? Field = null, params object[] Args);

/// <summary>An answer that can be a refusal, so that what surrounds every request can refuse for it.</summary>
internal interface IRefusable<out TSelf>
{
    static abstract TSelf Refused(Refusal refusal);
}

/// <summary>What a request came to: a value, or a named refusal.</summary>
public sealed class Result<T> : IRefusable<Result<T>>
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value when accepted.</summary>
    public T? Value { get; }

    /// <summary>The reason when refused.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when accepted.</summary>
    [MemberNotNullWhen(true, nameof(Value)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    static Result<T> IRefusable<Result<T>>.Refused(Refusal refusal) => refusal;

    /// <summary>Accepted.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternate would only repeat the constructor.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternate would only repeat the constructor.")]
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
