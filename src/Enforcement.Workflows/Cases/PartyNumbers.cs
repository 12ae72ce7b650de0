using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>Who sees a party's numbers (个人信息保护法): those who serve documents on it need them; everybody else sees them masked.</summary>
public static class PartyNumbers
{
    /// <summary>True for planning's officers and the people of the case's own town.</summary>
    /// <param name="town">The case's town.</param>
    public static bool MaySee(string town, Actor reader) =>
        reader.Is(PersonRole.PlanningOfficer)
        || (reader.ActsFor(town) && (reader.Is(PersonRole.Inspector) || reader.Is(PersonRole.UnitLead)));
}
