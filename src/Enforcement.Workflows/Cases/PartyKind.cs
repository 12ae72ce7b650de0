namespace Enforcement.Workflows.Cases;

/// <summary>A person or an organisation 当事人.</summary>
public enum PartyKind
{
    /// <summary>自然人.</summary>
    Person,
    /// <summary>法人或其他组织.</summary>
    Organisation,
}
