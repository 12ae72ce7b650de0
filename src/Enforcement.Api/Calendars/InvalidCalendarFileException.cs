using System.Globalization;

namespace Enforcement.Api.Calendars;

/// <summary>A calendar file was refused; nothing was taken from it.</summary>
/// <param name="code">See <see cref="Code"/>.</param>
/// <param name="args">See <see cref="Args"/>.</param>
internal sealed class InvalidCalendarFileException(string code, params object[] args)
    : Exception($"{code}: {string.Join(", ", args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)))}")
{
    /// <summary>Stable kebab-case reason; its message is the resource <c>refusal.{Code}</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the message's placeholders, in order; dates as <c>yyyy-MM-dd</c>.</summary>
    public IReadOnlyList<object> Args { get; } = args;
}
