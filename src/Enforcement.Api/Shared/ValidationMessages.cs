using FluentValidation.Results;

namespace Enforcement.Api.Shared;

/// <summary>What a validator found, in the caller's language.</summary>
public static class ValidationMessages
{
    /// <summary>
    /// The message <c>validation.{ErrorCode}</c> (its places named as FluentValidation names them, e.g. <c>{MaxLength}</c>),
    /// else <c>refusal.{ErrorCode}</c>, else the validator's own.
    /// </summary>
    public static string Of(ValidationFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if ((Messages.Find($"validation.{failure.ErrorCode}") ?? Messages.Find($"refusal.{failure.ErrorCode}")) is not { } text)
            return failure.ErrorMessage;
        foreach (var (name, value) in failure.FormattedMessagePlaceholderValues ?? [])
            text = text.Replace($"{{{name}}}", value?.ToString(), StringComparison.Ordinal);
        return text;
    }
}
