using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentRefusalReason;

namespace Enforcement.Workflows.Documents;

/// <summary>What people may do with a document.</summary>
public enum DocumentAction
{
    /// <summary>Change the draft.</summary>
    Revise,
    /// <summary>签发: number it and freeze it.</summary>
    Issue,
    /// <summary>送达.</summary>
    Serve,
    /// <summary>Record an attempt that failed.</summary>
    FailService,
    /// <summary>Attach the signed and stamped scan.</summary>
    AttachScan,
    /// <summary>作废.</summary>
    Void,
}

/// <summary>The rule book of documents: draft → issued → served | service failed | void. Pure.</summary>
public static class DocumentDecider
{
    /// <summary>Actions that the person is offered.</summary>
    /// <param name="caseTown">The town of its case, or null without one.</param>
    public static IReadOnlyList<DocumentAction> Allowed(Document d, Actor actor, string? caseTown) =>
        [.. Enum.GetValues<DocumentAction>().Where(a => Blocks(d, a, actor, caseTown) is null)];

    /// <summary>What stands in the way of a new document: who asks, and what the case lacks.</summary>
    /// <param name="c">Its case, or null for one about a town's work.</param>
    public static DocumentRefusal? BlocksDraft(DocumentKind kind, CaseState? c, Actor actor)
    {
        if (!DocumentRules.MayDraft(kind, actor, c?.Town)) return new DocumentRefusal(NotYours);
        var rule = DocumentRules.For(kind);
        if (c is null) return rule.NeedsCase ? new DocumentRefusal(Missing, "caseNumber") : null;
        return rule.Needs?.Invoke(c) is { } reason ? new DocumentRefusal(reason) : null;
    }

    /// <summary>What stands in the way of an action, or null.</summary>
    public static DocumentRefusal? Blocks(Document d, DocumentAction action, Actor actor, string? caseTown)
    {
        var signs = action is DocumentAction.Issue || (action == DocumentAction.Void && d.State != DocumentState.Draft);
        var mayDo = signs ? DocumentRules.MayIssue(d.Kind, actor, caseTown) : DocumentRules.MayDraft(d.Kind, actor, caseTown);
        if (!mayDo || !actor.ActsFor(d.Drafted.Unit)) return new DocumentRefusal(NotYours);
        if (action is DocumentAction.Serve or DocumentAction.FailService && d.Rule.Addressee == DocumentAddressee.File) return new DocumentRefusal(NotForService);
        DocumentRefusalReason? reason = (action, d.State) switch
        {
            (_, DocumentState.Void) => IsVoid,
            (DocumentAction.Revise or DocumentAction.Issue, not DocumentState.Draft) => IsFrozen,
            (DocumentAction.Serve or DocumentAction.FailService or DocumentAction.AttachScan, DocumentState.Draft) => IsDraft,
            // What was served has its effect: it is withdrawn by another document, not by crossing out its number.
            (DocumentAction.Serve or DocumentAction.FailService or DocumentAction.Void, DocumentState.Served) => IsServed,
            _ => null,
        };
        return reason is { } r ? new DocumentRefusal(r) : null;
    }

    /// <summary>Whether a term may be ordered (Art 21: at most the policy's days).</summary>
    public static DocumentRefusal? RefuseTerm(DocumentKind kind, int? termDays, CasePolicy policy)
    {
        if (kind != DocumentKind.CorrectionNotice) return null;
        var max = policy.Periods[DeadlineKind.SelfDemolition].Days;
        return termDays >= 1 && termDays <= max ? null : new DocumentRefusal(TermOutOfRange, "termDays", max);
    }

    /// <summary>Decides a service.</summary>
    /// <param name="hasPicture">A photo or film is among the proof.</param>
    public static DocumentRefusal? RefuseService(Document d, Service s, bool hasPicture, DateTimeOffset now)
    {
        if (s.ServedAt > now) return new DocumentRefusal(InTheFuture, "servedAt");
        // People write times to the minute.
        var issued = d.Issued!.At;
        if (s.ServedAt < issued.AddTicks(-(issued.Ticks % TimeSpan.TicksPerMinute))) return new DocumentRefusal(BeforeIssue, "servedAt", issued);
        return d.Rule.Addressee == DocumentAddressee.Party ? ServiceRules.OnParty(s, hasPicture) : ServiceRules.OnUnit(s);
    }
}
