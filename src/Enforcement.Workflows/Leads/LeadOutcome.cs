namespace Enforcement.Workflows.Leads;

/// <summary>How a lead that opens no case is closed, or given back.</summary>
public enum LeadOutcome
{
#pragma warning disable CS1591 // the states of the same name
    Unfounded,
    Duplicate,
    Returned,
#pragma warning restore CS1591
}
