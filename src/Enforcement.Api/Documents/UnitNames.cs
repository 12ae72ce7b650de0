using Enforcement.Api.Organisations;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Documents;

/// <summary>How a unit is named on a document, and by which word in its number.</summary>
internal static class UnitNames
{
    /// <summary>Words of the district's bodies until the bureau sets its own (admin page): proposals, not the registered ones.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["110118"] = "密政", ["110118-PLN"] = "密规自", ["110118-UEB"] = "密城管", ["110118-SUP"] = "密政督", ["110118-DIS"] = "密纪",
            ["110118-POL"] = "密公", ["110118-AGR"] = "密农", ["110118-LAN"] = "密园林",
        ["110118-WAT"] = "密水", ["110118-CMC"] = "密管委", ["110118-HUC"] = "密建", ["110118-EIT"] = "密经信", ["110118-MSR"] = "密市监",
            ["110118-ASC"] = "密农服", ["110118400"] = "密开管",
    };

    /// <summary>The proposal for a unit without a word of its own.</summary>
    public static string DefaultWord(UnitView unit) => Words.TryGetValue(unit.Code, out var word) ? word
        : DocumentNumber.UnitWord(unit.Name);

    /// <summary>北京市密云区溪翁庄镇人民政府.</summary>
    public static string Official(UnitView unit) => unit.Kind != UnitKind.Town ? unit.Name
        : unit.Name.EndsWith('镇') || unit.Name.EndsWith('乡') ? $"北京市密云区{unit.Name}人民政府"
        : $"北京市密云区人民政府{unit.Name}办事处";
}
