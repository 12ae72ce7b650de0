namespace Enforcement.Workflows.Leads;

/// <summary>How a lead that opens no case is closed, or given back.</summary>
public enum LeadOutcome
{
    Unfounded,
    Duplicate,
    Returned,
}
