
namespace Enforcement.Workflows.Leads;

/// <summary>What people may ask of a lead.</summary>
public enum LeadAction
{
    Dispatch,
    Verify,
    Reject,
    Dissuade,
    CheckPermit,
    AttachEvidence,
    CorrectPin,
}
