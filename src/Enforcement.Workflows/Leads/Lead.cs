using System.Collections.Immutable;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Leads;

/// <summary>A lead as its journal adds up to. Immutable.</summary>
public sealed record Lead
{
    public required LeadRecorded Recorded { get; init; }
    public Guid Id => Recorded.Id;
    public LeadFacts Facts => Recorded.Facts;
    /// <summary>Number of events so far.</summary>
    public int Version { get; init; }
    public LeadState State { get; init; }
    /// <summary>Code of the town that it was dispatched to, last; stays when the town gives it back.</summary>
    public string? DispatchedTo { get; init; }
    public DateTimeOffset? DispatchedAt { get; init; }
    /// <summary>How the verification's deadline was counted, or null before the first dispatch.</summary>
    public DeadlineCount? Due { get; init; }
    public LeadVerified? Verified { get; init; }
    public LeadRejected? Rejected { get; init; }
    public ImmutableList<BuilderDissuaded> Dissuasions { get; init; } = [];
    public ImmutableList<PermitChecked> PermitChecks { get; init; } = [];
    public ImmutableList<AttachedEvidence> Evidence { get; init; } = [];

    /// <summary>True while somebody still has to do something about it.</summary>
    public bool IsOpen => State is LeadState.New or LeadState.Dispatched or LeadState.Returned;

    /// <summary>
    /// How the verification's deadline stands at an instant: a function of time alone, so that no run of a job decides it.
    /// </summary>
    public DeadlineState DeadlineAt(DateTimeOffset now)
    {
        if (Due is null) return DeadlineState.Pending;
        var until = State == LeadState.Dispatched ? now : Verified?.At ?? Rejected?.At ?? now;
        return until >= Due.DueAt ? DeadlineState.Breached : State == LeadState.Dispatched ? DeadlineState.Running : DeadlineState.Met;
    }

    /// <summary>The state that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event does not record the lead.</exception>
    public static Lead Fold(IEnumerable<LeadEvent> events)
    {
        Lead? lead = null;
        foreach (var e in events) lead = Evolve(lead, e);
        return lead ?? throw new InvalidOperationException("A lead without entries.");
    }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Lead Evolve(Lead? lead, LeadEvent e)
    {
        if (lead is null)
        {
            return e is LeadRecorded recorded
                ? new Lead { Recorded = recorded, Version = 1 }
                : throw new InvalidOperationException($"The first entry of a lead must record it, not {e.GetType().Name}.");
        }
        return Apply(lead, e) with { Version = lead.Version + 1 };
    }

    private static Lead Apply(Lead s, LeadEvent e) => e switch
    {
        LeadDispatched d => s with { State = LeadState.Dispatched, DispatchedTo = d.Town, DispatchedAt = d.At, Due = d.Due,
            Rejected = null },
        LeadVerified v => s with { State = LeadState.Verified, Verified = v },
        LeadRejected r => s with { State = StateOf(r.Outcome), Rejected = r },
        BuilderDissuaded d => s with { Dissuasions = s.Dissuasions.Add(d) },
        PermitChecked p => s with { PermitChecks = s.PermitChecks.Add(p) },
        LeadEvidenceAttached a =>
            s with { Evidence = s.Evidence.Add(new AttachedEvidence(a.Id, a.Kind, a.IsPhoto, a.TakenAt, a.FileName, a.Sha256, a.At)) },
        LeadPinCorrected => s, // kept with the file; the journal has the reason
        _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name} of a lead."),
    };

    private static LeadState StateOf(LeadOutcome outcome) => outcome switch
    {
        LeadOutcome.Unfounded => LeadState.Unfounded,
        LeadOutcome.Duplicate => LeadState.Duplicate,
        _ => LeadState.Returned,
    };
}
