using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Notifications;

/// <summary>Hours of the legal day in which a person is sent nothing.</summary>
/// <param name="From">First minute that is quiet, inclusive.</param>
/// <param name="To">First minute that is not, exclusive; before <paramref name="From"/> when they last past midnight (22:00–07:00).</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>True when the instant lies in them.</summary>
    public bool Holds(DateTimeOffset at) => TimeOnly.FromDateTime(LegalTime.In(at).DateTime).IsBetween(From, To);
}

/// <summary>When a notice leaves for a person's mailbox or another system, and how long it is tried.</summary>
public static class DeliveryRules
{
    /// <summary>When the daily mail leaves unless the person chose another hour, legal time.</summary>
    public static readonly TimeOnly DefaultDigest = new(8, 0);

    /// <summary>
    /// How long before its end a deadline is warned of. Not a policy value: it changes nobody's rights, and the shortest period of the
    /// measure is a day.
    /// </summary>
    public static readonly TimeSpan DueSoon = TimeSpan.FromHours(24);

    /// <summary>
    /// After three days of tries a message is laid aside as undeliverable: a server that is down for a day, or a weekend, loses nothing.
    /// </summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(3);

    /// <summary>But never before so many tries: a sender that was itself down for days has not tried for days.</summary>
    public const int LeastTries = 10;

    /// <summary>True for what must not wait for the daily mail: a deadline that passed or is about to.</summary>
    public static bool IsUrgent(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.StartsWith("breached.", StringComparison.Ordinal) || kind.StartsWith("dueSoon.", StringComparison.Ordinal);
    }

    /// <summary>
    /// When a notice may leave for a person: at once, or with the daily mail unless it is urgent; never in their quiet hours, urgent or
    /// not:
    /// a legal deadline ends at 24:00, so nothing that is sent at night could still be kept.
    /// </summary>
    /// <param name="now">The instant.</param>
    /// <param name="isUrgent">See <see cref="IsUrgent"/>.</param>
    /// <param name="quiet">Their quiet hours, or null.</param>
    /// <param name="digest">The hour of their daily mail, or null: one mail a notice.</param>
    public static DateTimeOffset LeavesAt(DateTimeOffset now, bool isUrgent, QuietHours? quiet, TimeOnly? digest)
    {
        var planned = digest is { } hour && !isUrgent ? Next(now, hour) : now;
        return quiet is { } hours && hours.Holds(planned) ? Next(planned, hours.To) : planned;
    }

    /// <summary>
    /// True when a message that failed again is laid aside; and, of a receiver that has answered nothing since, whatever has waited for
    /// it as long.
    /// </summary>
    /// <param name="tries">How often the message, or the receiver, was tried.</param>
    /// <param name="firstTriedAt">When first.</param>
    /// <param name="now">The instant.</param>
    public static bool IsGivenUp(int tries, DateTimeOffset firstTriedAt, DateTimeOffset now) =>
        tries >= LeastTries && now - firstTriedAt >= TriedFor;

    /// <summary>The next instant, later than the given one, at which the legal clock shows a time.</summary>
    private static DateTimeOffset Next(DateTimeOffset after, TimeOnly time)
    {
        var day = LegalTime.StartOf(LegalTime.DateOf(after)) + time.ToTimeSpan();
        return day > after ? day : day.AddDays(1);
    }
}
