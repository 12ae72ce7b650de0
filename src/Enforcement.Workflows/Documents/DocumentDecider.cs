using System.Text.RegularExpressions;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentRefusalReason;

namespace Enforcement.Workflows.Documents;

/// <summary>
/// The rule book of documents: draft → issued → served | service failed | void. What differs by kind stands in <see cref="DocumentKind"/>.
/// Pure.
/// </summary>
public static partial class DocumentDecider
{
    /// <summary>Actions that the person is offered.</summary>
    /// <param name="caseTown">The town of its case, or null without one.</param>
    public static IReadOnlyList<DocumentAction> Allowed(Document d, Actor actor, string? caseTown) =>
        [.. Enum.GetValues<DocumentAction>().Where(a => Blocks(d, a, actor, caseTown) is null)];

    /// <summary>What stands in the way of a new document: who asks, and what the case lacks.</summary>
    /// <param name="c">Its case, or null for one about a town's work.</param>
    public static Refusal? BlocksDraft(DocumentKind kind, CaseState? c, Actor actor) =>
        !kind.MayDraft(actor, c?.Town) ? Refusal.Of(NotYours)
        : c is not null ? Lacking(kind, c)
        : kind.NeedsCase ? Refusal.Of(Missing, "caseNumber") : null;

    /// <summary>What stands in the way of an action, or null.</summary>
    public static Refusal? Blocks(Document d, DocumentAction action, Actor actor, string? caseTown)
    {
        var signs = action is DocumentAction.Issue || (action == DocumentAction.Void && d.State != DocumentState.Draft);
        var mayDo = signs ? d.Kind.MayIssue(actor, caseTown) : d.Kind.MayDraft(actor, caseTown);
        if (!mayDo || !actor.ActsFor(d.Drafted.Unit)) return Refusal.Of(NotYours);
        if (action is DocumentAction.Serve or DocumentAction.FailService && d.Kind.Addressee == DocumentAddressee.File)
            return Refusal.Of(NotForService);
        DocumentRefusalReason? reason = (action, d.State) switch
        {
            (_, DocumentState.Void) => IsVoid,
            (DocumentAction.Revise or DocumentAction.Issue, not DocumentState.Draft) => IsFrozen,
            (DocumentAction.Serve or DocumentAction.FailService or DocumentAction.AttachScan, DocumentState.Draft) => IsDraft,
            // What was served has its effect: it is withdrawn by another document, not by crossing out its number.
            (DocumentAction.Serve or DocumentAction.FailService or DocumentAction.Void, DocumentState.Served) => IsServed,
            _ => null,
        };
        return reason is { } r ? Refusal.Of(r) : null;
    }

    /// <summary>Whether a term may be ordered (Art 21: at most the policy's days).</summary>
    public static Refusal? RefuseTerm(DocumentKind kind, int? termDays, CasePolicy policy) =>
        kind.Term is not OrderedTerm term || (termDays >= 1 && termDays <= term.Longest(policy))
            ? null
            : Refusal.Of(TermOutOfRange, "termDays", term.Longest(policy));

    /// <summary>What the case, or the draft itself, lacks to be issued, or null.</summary>
    /// <param name="c">Its case, which may have gone on since it was drafted; or null.</param>
    public static Refusal? RefuseIssue(Document d, CaseState? c)
    {
        if (c is not null && Lacking(d.Kind, c) is { } lacking) return lacking;
        string Value(DocumentField field) => d.Values.GetValueOrDefault(field.Name) ?? "";
        var asked = d.Kind.Fields.Where(f => f is { WhenEmpty: WhenEmpty.Refused, Input: not FieldInput.Fixed });
        var empty = asked.Where(f => string.IsNullOrWhiteSpace(Value(f))).ToList();
        if (empty.Count > 0) return Refusal.Of(ValuesMissing, "values", string.Join('、', empty.Select(f => f.Name)));
        var officers = DocumentFields.Officers;
        return d.Kind.TwoOfficers && Certificate().Count(Value(officers)) < 2 ? Refusal.Of(TwoCertificates, officers.Name) : null;
    }

    /// <summary>Decides a service.</summary>
    /// <param name="hasPicture">A photo or film is among the proof.</param>
    public static Refusal? RefuseService(Document d, Service s, bool hasPicture, DateTimeOffset now)
    {
        if (s.ServedAt > now) return Refusal.Of(InTheFuture, "servedAt");
        // People write times to the minute.
        var issued = d.Issued!.At;
        if (s.ServedAt < issued.AddTicks(-(issued.Ticks % TimeSpan.TicksPerMinute))) return Refusal.Of(BeforeIssue, "servedAt", issued);
        return d.Kind.Addressee == DocumentAddressee.Party ? ServiceRules.OnParty(s, hasPicture) : ServiceRules.OnUnit(s);
    }

    private static Refusal? Lacking(DocumentKind kind, CaseState c) =>
        kind.Lacks(c) is { } reason ? Refusal.Of(reason) : null;

    /// <summary>（证号01180001）.</summary>
    [GeneratedRegex(@"[（(][^（）()]*[0-9A-Za-z]{4,}[^（）()]*[）)]")]
    private static partial Regex Certificate();
}
