namespace Enforcement.Api.Kernel;

/// <summary>Tells a unit, once, that something ends soon or did.</summary>
internal sealed record Warning
{
    /// <summary>What is told, in words that are the same as long as it is: a unit, a thing, a due instant.</summary>
    public required string Fact { get; init; }
    /// <summary>The journal of what it is about: notices of one subject keep their order.</summary>
    public required string Subject { get; init; }
    /// <summary>Code of who is told.</summary>
    public required string Unit { get; init; }
    /// <summary>The notice's kind: <c>dueSoon.…</c> or <c>breached.…</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>When it ended; of what is yet to end, when it was told.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The case it is about, or null.</summary>
    public string? CaseNumber { get; init; }
    /// <summary>The lead it is about, or null.</summary>
    public Guid? LeadId { get; init; }
    /// <summary>The page it is about, where that is neither a case nor a lead.</summary>
    public string? Link { get; init; }

    /// <summary>A warning of a thing that has one end: it is near, or it has passed.</summary>
    /// <param name="unit">Who is told.</param>
    /// <param name="thing">What the thing is called among all things.</param>
    /// <param name="kind">Its kind, without what becomes of it.</param>
    public static Warning Of(string unit, string thing, string subject, string kind, DateTimeOffset dueAt, WarningSpan span)
    {
        var (group, at) = dueAt <= span.Now ? ("breached", dueAt) : ("dueSoon", span.Now);
        return new() { Fact = $"{group} {unit} {thing} {dueAt.UtcTicks}", Subject = subject, Unit = unit, Kind = $"{group}.{kind}",
            At = at };
    }
}
