using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Enforcement.Api.Imports.Files;

/// <summary>The texts that the cells of a workbook share.</summary>
internal static class XlsxTexts
{
    public static IReadOnlyList<string> Read(SharedStringTablePart? part)
    {
        if (part is null) return [];
        var texts = new List<string>();
        var total = 0;
        using var xml = XlsxRows.Open(part);
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.LocalName == "si" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                if (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement) continue;
                texts.Add(text.ToString());
                // An entry costs more than its letters.
                if ((total += text.Length + 20) > Limits.SharedText) throw new UnreadableFileException("import-too-much-text");
                text.Clear();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) xml.Skip();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" }) XlsxRows.AppendText(xml, text, $"#{texts.Count + 1}");
        }
        return texts;
    }
}
