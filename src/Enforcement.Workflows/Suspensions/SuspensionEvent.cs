namespace Enforcement.Workflows.Suspensions;

/// <summary>What happened to a suspension; what its journal keeps.</summary>
public abstract record SuspensionEvent(DateTimeOffset At) : Event(At);

/// <param name="Subject">What is suspended, in words: the town, the project.</param>
/// <param name="Party">Whose projects, or null.</param>
/// <param name="About">Town code, case number or id of the listed item: what its end depends on.</param>
public sealed record SuspensionOpened(
    DateTimeOffset At, Guid Id, SuspensionKind Kind, string Town, string Subject, string? Party, string About, string Basis)
        : SuspensionEvent(At);
/// <summary>The case that it hangs on has another party, or one at last (Art 29).</summary>
public sealed record SuspensionPartyIdentified(DateTimeOffset At, string? Party, string? OldParty) : SuspensionEvent(At);
/// <summary>What it waited for has come about: the system proposes to lift it (process.md section 6).</summary>
/// <param name="Reason">As sentences, by which the first release told it; null since it is a fact.</param>
public sealed record LiftProposed(DateTimeOffset At, LiftFact? Fact, string? Reason = null) : SuspensionEvent(At);
/// <summary>
/// It came undone before people lifted it: a proposal that stood is taken back, and a reason that was refused is a new one when it comes
/// about again.
/// </summary>
public sealed record LiftWithdrawn(DateTimeOffset At) : SuspensionEvent(At);
public sealed record SuspensionLifted(DateTimeOffset At, string Reason) : SuspensionEvent(At);
/// <summary>People decided that it stays for now; it is proposed again when the reason for it changes.</summary>
public sealed record LiftRefused(DateTimeOffset At, string Reason) : SuspensionEvent(At);
