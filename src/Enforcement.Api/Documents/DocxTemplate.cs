using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Enforcement.Workflows.Documents;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Enforcement.Api.Documents;

/// <summary>
/// A .docx with named fields <c>{{文号}}</c>, wherever Word or WPS put them: in the text, tables, text boxes, headers and footers, and
/// however many runs they were
/// split into.
/// </summary>
internal static partial class DocxTemplate
{
    /// <summary>The field that becomes a picture.</summary>
    private static readonly string QrField = DocumentFields.QrCode.Name;

    private const long MaxUnpackedBytes = 60L << 20;
    private const char QrMark = '\uE000';

    /// <summary>
    /// Why a file is no template, nor anything that LibreOffice may see, or null: not a .docx, with macros, or with something that runs
    /// or loads.
    /// </summary>
    public static Refusal? RefuseFile(byte[] docx)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(docx));
            if (zip.Entries.Count > 2_000 || zip.Entries.Sum(e => e.Length) > MaxUnpackedBytes) return Refused("template-too-large");
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return Refused(
                "template-has-macros");
            if (DocxSafety.LoadsSomething(zip)) return Refused("template-active-content");
            using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
            if (document.DocumentType != WordprocessingDocumentType.Document
                || document.MainDocumentPart?.Document.Body is null) return Refused("template-unreadable");
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException) // whatever a hostile or broken file does to its readers: it cannot be read
        {
            return Refused("template-unreadable");
        }
    }

    /// <summary>Names of its fields, each once, in the order of the text.</summary>
    public static IReadOnlyList<string> FieldsOf(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. RootsOf(document).SelectMany(r => r.Root.Descendants<Paragraph>())
            .SelectMany(p => Field().Matches(string.Concat(TextsOf(p).Select(t => t.Text))))
            .Select(m => m.Groups[1].Value.Trim()).Distinct()];
    }

    /// <summary>
    /// Where somebody meant a field and mistyped its braces: full width as a Chinese keyboard writes them, or one too few. It would be
    /// printed as it stands.
    /// </summary>
    /// <param name="known">Names of fields: one in single braces is meant as one.</param>
    public static IReadOnlyList<string> BrokenFieldsOf(byte[] docx, IReadOnlyList<string> known)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        bool IsMeant(string text) => DoubleBrace().IsMatch(text) || known.Contains(text.Trim('{', '}', '｛', '｝', ' ', '　'));
        return [.. RootsOf(document).SelectMany(r => r.Root.Descendants<Paragraph>())
            .Select(p => Field().Replace(string.Concat(TextsOf(p).Select(t => t.Text)), "\n"))
            .SelectMany(rest => Braced().Matches(rest)).Select(m => m.Value).Where(IsMeant).Distinct()];
    }

    /// <summary>Fills every field; a value's lines become paragraphs of their own where the field stood alone, else line breaks.</summary>
    /// <param name="qr">PNG for the field 二维码, or null for none.</param>
    public static byte[] Fill(byte[] docx, IReadOnlyDictionary<string, string> values, byte[]? qr)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var document = WordprocessingDocument.Open(file, true))
        {
            foreach (var (part, root) in RootsOf(document))
            {
                foreach (var paragraph in root.Descendants<Paragraph>().ToList())
                {
                    FillParagraph(paragraph, values);
                    PutPicture(part, paragraph, qr);
                    BreakLines(paragraph);
                }
            }
        }
        return file.ToArray();
    }

    private static Refusal Refused(string code) => new(code, RefusalKind.Invalid, "file");

    private static IEnumerable<(OpenXmlPart Part, OpenXmlPartRootElement Root)> RootsOf(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        IEnumerable<OpenXmlPart?> parts = [main, .. main.HeaderParts, .. main.FooterParts, main.FootnotesPart, main.EndnotesPart];
        return parts.Where(p => p?.RootElement is not null).Select(p => (p!, p!.RootElement!));
    }

    /// <summary>The texts of a paragraph itself, not those of a text box inside it.</summary>
    private static List<Text> TextsOf(Paragraph paragraph) =>
        [.. paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph)];

    private static void FillParagraph(Paragraph paragraph, IReadOnlyDictionary<string, string> values)
    {
        var texts = TextsOf(paragraph);
        // From the last to the first, so that the places of those before stay true.
        foreach (var match in Field().Matches(string.Concat(texts.Select(t => t.Text))).Reverse())
        {
            var name = match.Groups[1].Value.Trim();
            if (name == QrField) Replace(texts, match.Index, match.Length, QrMark.ToString());
            else if (values.TryGetValue(name, out var value)) Replace(texts, match.Index, match.Length, Clean(value));
        }
    }

    private static void Replace(List<Text> texts, int start, int length, string value)
    {
        var (position, end) = (0, start + length);
        foreach (var text in texts)
        {
            var (from, to) = (position, position + text.Text.Length);
            position = to;
            if (to <= start || from >= end) continue;
            var before = from < start ? text.Text[..(start - from)] : "";
            var after = to > end ? text.Text[(end - from)..] : "";
            text.Text = before + (from <= start ? value : "") + after;
            text.Space = SpaceProcessingModeValues.Preserve;
        }
    }

    /// <summary>What XML cannot hold is dropped (a control character in a pasted text would leave a file that nothing opens).</summary>
    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || rune.Value == '\t' || (rune.Value >= 0x20 && rune.Value != 0xFFFE && rune.Value != 0xFFFF
                && rune.Value != QrMark)) clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    private static void BreakLines(Paragraph paragraph)
    {
        if (TextsOf(paragraph).Find(t => t.Text.Contains('\n')) is not { } text) return;
        var lines = text.Text.Split('\n');
        if (TextsOf(paragraph).All(t => t == text || string.IsNullOrWhiteSpace(t.Text)))
        {
            foreach (var line in lines[..^1])
            {
                text.Text = line;
                paragraph.InsertBeforeSelf((Paragraph)paragraph.CloneNode(true));
            }
            text.Text = lines[^1];
            return;
        }
        text.Text = lines[0];
        OpenXmlElement at = text;
        foreach (var line in lines[1..])
        {
            at = at.InsertAfterSelf(new Break());
            at = at.InsertAfterSelf(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        BreakLines(paragraph);
    }

    private static void PutPicture(OpenXmlPart part, Paragraph paragraph, byte[]? png)
    {
        foreach (var text in TextsOf(paragraph).Where(t => t.Text.Contains(QrMark)))
        {
            text.Text = text.Text.Replace(QrMark.ToString(), "", StringComparison.Ordinal);
            if (png is null) continue;
            var image = part switch
            {
                MainDocumentPart main => main.AddImagePart(ImagePartType.Png),
                HeaderPart header => header.AddImagePart(ImagePartType.Png),
                FooterPart footer => footer.AddImagePart(ImagePartType.Png),
                _ => null,
            };
            if (image is null) continue;
            image.FeedData(new MemoryStream(png));
            text.InsertAfterSelf(Picture(part.GetIdOfPart(image)));
        }
    }

    /// <summary>A square of 20 mm in the line.</summary>
    private static Drawing Picture(string id)
    {
        const long side = 20 * 36_000;
        var picture = new Pic.Picture(
            new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = 0U, Name = $"{QrField}.png" },
                new Pic.NonVisualPictureDrawingProperties()),
            new Pic.BlipFill(new A.Blip { Embed = id }, new A.Stretch(new A.FillRectangle())),
            new Pic.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = side, Cy = side }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        return new Drawing(new DW.Inline(
            new DW.Extent { Cx = side, Cy = side }, new DW.DocProperties { Id = 1U, Name = QrField, Description = "文书核验二维码" },
            new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }

    [GeneratedRegex(@"\{\{([^{}]{1,60})\}\}")]
    private static partial Regex Field();

    /// <summary>Any braces, with what stands between or beside them.</summary>
    [GeneratedRegex(@"[{｛]+[^{}｛｝\n]{0,60}[}｝]*|[}｝]+")]
    private static partial Regex Braced();

    [GeneratedRegex(@"[{｛]{2}|[}｝]{2}")]
    private static partial Regex DoubleBrace();
}
