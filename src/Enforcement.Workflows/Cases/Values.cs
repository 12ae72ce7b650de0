using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>What is wrong with the values of a command, for steps of any track.</summary>
internal static class Values
{
    /// <summary>A fact lies neither ahead of now nor before the construction was found.</summary>
    public static Refusal? Fact(CaseState s, CaseContext x, DateTimeOffset at, string field) =>
        at > x.Now ? Refusal.Of(CaseRefusalReason.InTheFuture, field)
        : at < s.Opened.FoundAt ? Refusal.Of(CaseRefusalReason.BeforeTheCase, field, s.Opened.FoundAt)
        : null;

    /// <summary>
    /// From the demolition and from the first breach on, a step is not dated on a day before what made it due: a supervision order or
    /// a listing dated back would otherwise have passed before it was given (Art 22, 24–27).
    /// </summary>
    public static Refusal? BeforeItsCause(CaseState s, DutyKind? fulfils, DateTimeOffset at) =>
        s.Duties.Find(d => d.Kind == fulfils && d.DoneAt is null) is { } due && LegalTime.DateOf(at) < LegalTime.DateOf(due.OpenedAt)
            ? Refusal.Of(CaseRefusalReason.BeforeItsCause, "at", due.OpenedAt)
            : null;

    /// <summary>An approval is given today: dated back it could undo what time already brought about.</summary>
    public static Refusal? Approval(DateTimeOffset at, CaseContext x) =>
        LegalTime.DateOf(at) == LegalTime.DateOf(x.Now) ? null : Refusal.Of(CaseRefusalReason.ApprovalBackdated, "at");

    public static Refusal? Required(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Of(CaseRefusalReason.TextMissing, field) : null;

    public static Refusal? Between(CaseRefusalReason reason, int days, int max, string field) =>
        days >= 1 && days <= max ? null : Refusal.Of(reason, field, Math.Max(max, 0));

    /// <summary>Every named piece of evidence is one of the case's.</summary>
    public static Refusal? Known(CaseState s, IReadOnlyList<Guid> evidence, string field) => evidence
        .Where(id => s.Evidence.All(e => e.Id != id)).Select(id => Refusal.Of(CaseRefusalReason.UnknownEvidence, field, id))
            .FirstOrDefault();

    /// <summary>People write times to the minute: what fell in the same minute is not earlier.</summary>
    public static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>A text that was left empty was not given.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
