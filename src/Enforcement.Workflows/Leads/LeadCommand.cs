using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Leads;

/// <summary>A command to a lead.</summary>
public abstract record LeadCommand(LeadAction Action);

/// <summary>派发 to a town, which then verifies in time.</summary>
public sealed record DispatchLead(string Town) : LeadCommand(LeadAction.Dispatch);

/// <summary>核实: it opens the case of this number, or joins it.</summary>
public sealed record VerifyLead(string CaseNumber, bool Opens, string? Note) : LeadCommand(LeadAction.Verify);

/// <summary>查否, 重复 or 退回, with the reason; nothing is ever deleted.</summary>
public sealed record RejectLead(LeadOutcome Outcome, string Reason, string? DuplicateOf) : LeadCommand(LeadAction.Reject);

/// <summary>劝阻 (Art 10, 13, 17).</summary>
public sealed record DissuadeBuilder(Dissuasion Dissuasion) : LeadCommand(LeadAction.Dissuade);

/// <summary>现场查验规划许可 (Art 12).</summary>
public sealed record CheckPermitOnSite(PermitCheck Check) : LeadCommand(LeadAction.CheckPermit);

/// <summary>A file that was received becomes evidence of the lead.</summary>
public sealed record AttachLeadEvidence(Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256)
    : LeadCommand(LeadAction.AttachEvidence);

/// <summary>A corrected pin of a piece of evidence, beside its original position. Degrees of EPSG:4490.</summary>
public sealed record CorrectLeadPin(Guid EvidenceId, double Lon, double Lat, string Reason) : LeadCommand(LeadAction.CorrectPin);
