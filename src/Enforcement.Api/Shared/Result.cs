using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Api.Shared;

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
