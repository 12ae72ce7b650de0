using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Enforcement.Api.Documents;

/// <summary>
/// Whether a .docx from elsewhere would fetch, embed or run anything when it is opened. It looks at the package itself, every part and
/// every relationship of it: what programs load goes
/// by a relationship's id, wherever it is used, and not by what the relationship calls itself. Links that a person clicks are no harm.
/// </summary>
internal static partial class DocxSafety
{
    /// <summary>
    /// Deeper than any text processor nests: whatever reads the parts later goes down by calls, and its stack has an end.
    /// </summary>
    private const int MaxDepth = 256;

    /// <summary>Of these a document of ours has none: another package inside, a frame, a template elsewhere.</summary>
    private static readonly string[] Forbidden = ["aFChunk", "oleObject", "package", "control", "activeXControlBinary", "subDocument",
        "attachedTemplate", "frame", "externalLinkPath", "mailMergeSource", "vbaProject"];

    private static readonly string[] Clicked = ["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"];

    /// <exception cref="XmlException">A part cannot be read.</exception>
    public static bool LoadsSomething(ZipArchive zip)
    {
        var clickable = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase); // part → ids of its links
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            foreach (var relationship in Read(entry).Descendants().Where(e => e.Name.LocalName == "Relationship"))
            {
                var kind = ((string?)relationship.Attribute("Type") ?? "").Split('/')[^1];
                if (Forbidden.Contains(kind, StringComparer.OrdinalIgnoreCase)) return true;
                if (!string.Equals((string?)relationship.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) continue;
                if (kind != "hyperlink") return true;
                var part = entry.FullName.Replace("_rels/", "", StringComparison.OrdinalIgnoreCase)[..^".rels".Length];
                (clickable.TryGetValue(part, out var ids) ? ids : clickable[part] = []).Add((string?)relationship.Attribute("Id") ?? "");
            }
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            var root = Read(entry);
            if (root.Descendants()
                .Any(e => e.Name.LocalName is "altChunk" or "object" or "OLEObject" or "control" or "subDoc")) return true;
            if (Instructions(root).Any(i => Fetching().IsMatch(i))) return true;
            if (clickable.TryGetValue(entry.FullName, out var ids)
                && root.Descendants().Where(e => !Clicked.Contains(e.Name.LocalName)).SelectMany(e => e.Attributes())
                    .Any(a => a.Name.NamespaceName.Length > 0 && ids.Contains(a.Value))) return true;
        }
        // What lies where such things lie, and a package inside whatever its name is.
        if (zip.Entries.Any(e => e.FullName.StartsWith("word/embeddings/", StringComparison.OrdinalIgnoreCase)
            || e.FullName.StartsWith("word/activeX/", StringComparison.OrdinalIgnoreCase))) return true;
        return zip.Entries.Any(e => e.Length > 4 && !e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && StartsAsPackage(e));
    }

    /// <summary>The instructions of fields, each put together from its runs.</summary>
    private static IEnumerable<string> Instructions(XElement root)
    {
        var open = new Stack<StringBuilder>();
        var loose = new StringBuilder(); // outside of any field: read as one, too
        foreach (var e in root.Descendants())
            switch (e.Name.LocalName)
            {
                case "fldSimple":
                    yield return e.Attributes().FirstOrDefault(a => a.Name.LocalName == "instr")?.Value ?? "";
                    break;
                case "fldChar" when e.Attributes().Any(a => a.Name.LocalName == "fldCharType" && a.Value == "begin"):
                    open.Push(new());
                    break;
                case "fldChar" when e.Attributes().Any(a => a.Name.LocalName == "fldCharType" && a.Value == "end")
                    && open.TryPop(out var ended):
                    yield return ended.ToString();
                    break;
                case "instrText" or "delInstrText":
                    (open.TryPeek(out var field) ? field : loose).Append(e.Value);
                    break;
            }
        foreach (var left in open) yield return left.ToString();
        yield return loose.ToString();
    }

    private static bool StartsAsPackage(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        Span<byte> head = stackalloc byte[4];
        return content.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4
            && (head.SequenceEqual("PK\x03\x04"u8) || head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]));
    }

    private static XElement Read(ZipArchiveEntry entry)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using (var content = entry.Open())
        using (var look = XmlReader.Create(content, settings))
            while (look.Read())
                if (look.Depth > MaxDepth) throw new XmlException($"Nested deeper than {MaxDepth}.");
        using var again = entry.Open();
        using var reader = XmlReader.Create(again, settings);
        return XElement.Load(reader);
    }

    [GeneratedRegex(@"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|MACROBUTTON|IMPORT|DATABASE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
