using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Enforcement.Api.Documents;

/// <summary>
/// Makes a built-in template from its text: A4 in the layout of GB/T 9704-2012 (top 37 mm, left 28 mm, 156 × 225 mm of text, 22 lines of
/// 28 characters, 三号仿宋, title
/// 二号小标宋, page number 四号 with dashes, odd right, even left). The first character of a line says what it is: <c>%</c> body in black,
/// <c>=</c> body in red, <c>#</c>
/// title, <c>^</c> centred, <c>&lt;</c> flush left, <c>*</c> heading, <c>|</c> row of a table, <c>~</c> 版记, <c>@</c> a block below;
/// anything else is a paragraph.
/// </summary>
internal static class OfficialLayout
{
    // The official fonts are the first choice; where they are missing, what renders substitutes (PdfConverter for our own PDFs).
    private const string FangSong = "仿宋_GB2312", Song = "方正小标宋简体", Hei = "黑体";
    private const int BodySize = 32, TableSize = 28, TitleSize = 44, HeadSize = 48; // half points: 三号, 四号, 二号, 小一
    private const string Red = "E60012";
    private const int TextWidth = 8845; // 156 mm in twentieths of a point

    /// <summary>What every document ends with: seal, date, and the code by which anybody can check it.</summary>
    private static readonly string[] Seal =
    [
        "> {{机关}}（印章）", "> {{成文日期}}",
        "&{{二维码}}|文书核验：扫描左侧二维码，或访问 {{验证网址}} 输入验证码 {{验证码}}。核验页面仅显示文书真伪、文号、日期以及是否作废。",
    ];

    private static readonly string[] Receipt =
    [
        "- ", "+ 送　达　回　执", "| 文书及文号 | {{文号}}", "| 受送达人（签名或盖章） |  | 与当事人关系 | ", "| 收到时间 | 　　　　年　　月　　日　　时　　分", "| 送达人（签名） |  | 见证人（签名） | ",
    ];

    private static readonly string[] Reply = ["- ", "+ 回　　执", "| 来文文号 | {{文号}}", "| 收件单位（盖章） |  | 收件人（签名） | ", "| 收到时间 | 　　　　年　　月　　日",
        "| 意见（结果） | 　"];

    public static byte[] Build(string text)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body());
            var body = main.Document.Body!;
            AddStyles(main);
            foreach (var line in Expanded(text).Split('\n')) Add(body, line);
            if (body.LastChild is Table) body.Append(new Paragraph(new ParagraphProperties(Exact("20"))));
            body.Append(Page(AddFooter(main, JustificationValues.Right), AddFooter(main, JustificationValues.Left)));
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
        }
        return file.ToArray();
    }

    /// <summary>The text with its blocks written out.</summary>
    public static string Expanded(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').SelectMany(Expand));

    private static IEnumerable<string> Expand(string line) =>
        line switch { "@seal" => Seal, "@receipt" => Receipt, "@reply" => Reply, _ => [line] };

    private static void Add(Body body, string line)
    {
        var (mark, text) = line.Length > 0 && "%=#^<>*|~&-+".Contains(line[0]) ? (line[0], line[1..].Trim(' ')) : (' ', line);
        switch (mark)
        {
            case '|':
                TableAtEnd(body).Append(Row(text));
                return;
            case '&':
                body.Append(new Paragraph(new ParagraphProperties(Exact("120"))), Verification(text));
                return;
            case '~':
                body.Append(Colophon(text));
                return;
        }
        body.Append(mark switch
        {
            '%' => Line(text, Song, HeadSize, JustificationValues.Center, after: "120"),
            '=' => Line(text, Song, HeadSize, JustificationValues.Center, Red, after: "240"),
            // The red line of an official letter stands under its number, which comes before the title.
            '^' when body.Elements<Paragraph>().LastOrDefault()?.Descendants<Color>().Any(c => c.Val == Red) == true =>
                RedLined(Line(text, FangSong, BodySize, JustificationValues.Center)),
            '#' => Line(text, Song, TitleSize, JustificationValues.Center, before: "240", after: "240"),
            '+' => Line(text, Hei, BodySize, JustificationValues.Center, keep: true),
            '^' => Line(text, FangSong, BodySize, JustificationValues.Center),
            '<' => Line(text, FangSong, BodySize, JustificationValues.Left),
            '>' => Line(text, FangSong, BodySize, JustificationValues.Right, rightChars: text.Contains("日期", StringComparison.Ordinal)
                ? 400 : 200, keep: true, before: text.Contains("印章", StringComparison.Ordinal) ? "480" : null),
            '*' => Line(text, Hei, BodySize, JustificationValues.Left, indent: true, keep: true),
            '-' => Line(new string('…', 26), FangSong, TableSize, JustificationValues.Center, keep: true),
            _ => Line(text, FangSong, BodySize, JustificationValues.Both, indent: true),
        });
    }

    private static Paragraph Line(
        string text, string font, int size, JustificationValues align, string? colour = null, bool indent = false, int rightChars = 0,
        bool keep = false, string? before = null, string? after = null)
    {
        var properties = new ParagraphProperties();
        if (keep) properties.Append(new KeepNext());
        if (before is not null || after is not null || size > BodySize)
            properties.Append(new SpacingBetweenLines { Before = before ?? "0", After = after ?? "0", Line = size > BodySize ? "700"
                : "579", LineRule = LineSpacingRuleValues.Exact });
        if (indent) properties.Append(new Indentation { FirstLineChars = 200, FirstLine = "640" });
        else if (rightChars > 0) properties.Append(new Indentation { RightChars = rightChars, Right = $"{rightChars * 32 / 10}" });
        properties.Append(new Justification { Val = align });
        return new Paragraph(properties, TextRun(text, font, size, colour));
    }

    private static Paragraph RedLined(Paragraph paragraph)
    {
        var border = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 16, Color = Red, Space = 8 });
        paragraph.ParagraphProperties!.PrependChild(border);
        return paragraph;
    }

    private static Run TextRun(string text, string font, int size, string? colour = null)
    {
        var properties = new RunProperties(Fonts(font));
        if (colour is not null) properties.Append(new Color { Val = colour });
        // 28 characters of 16 points are 2 mm wider than the text: a hair closer, since programs do not agree on grids of characters.
        if (size == BodySize) properties.Append(new Spacing { Val = -5 });
        properties.Append(new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static RunFonts Fonts(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    private static SpacingBetweenLines Exact(string line) =>
        new() { Line = line, LineRule = LineSpacingRuleValues.Exact, Before = "0", After = "0" };

    /// <summary>Rows that follow one another are one table of four columns: name and value, twice.</summary>
    private static Table TableAtEnd(Body body)
    {
        if (body.LastChild is Table { } open && open.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count() == 4) return open;
        if (body.LastChild is Table) body.Append(new Paragraph(new ParagraphProperties(Exact("120")))); // tables that touch become one
        var table = new Table(
            new TableProperties(new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }, Borders(4),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(Widths.Select(w => new GridColumn { Width = $"{w}" })));
        body.Append(table);
        return table;
    }

    private static readonly int[] Widths = [1700, 2745, 1400, 3000];

    private static TableRow Row(string text)
    {
        var cells = text.Split('|').Select(c => c.Trim(' ')).ToArray();
        var properties = new TableRowProperties(new TableRowHeight { Val = 560, HeightType = HeightRuleValues.AtLeast });
        if (cells.Length > 2) properties.PrependChild(new CantSplit()); // a long text in a wide cell goes on to the next page
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Length; i++)
        {
            var span = cells.Length == 2 && i == 1 ? 3 : 1;
            var width = Widths.Skip(cells.Length == 2 && i == 1 ? 1 : i).Take(span).Sum();
            row.Append(Cell(cells[i], width, span, TableSize, i % 2 == 0 ? JustificationValues.Center : JustificationValues.Left));
        }
        return row;
    }

    private static TableCell Cell(string text, int width, int span, int size, JustificationValues align)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40", Line = "440",
                LineRule = LineSpacingRuleValues.AtLeast }, new Justification { Val = align }),
            TextRun(text, FangSong, size)));
    }

    // In this order: Word refuses another (top, left, bottom, right, inside).
    private static TableBorders Borders(uint size) => new(
        new TopBorder { Val = BorderValues.Single, Size = size }, new LeftBorder { Val = BorderValues.Single, Size = size },
        new BottomBorder { Val = BorderValues.Single, Size = size }, new RightBorder { Val = BorderValues.Single, Size = size },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = size },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = size });

    private static Table Verification(string text)
    {
        var parts = text.Split('|');
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(Cell(parts[0], 1500, 1, 20, JustificationValues.Center),
            Cell(parts[1], TextWidth - 1500, 1, 20, JustificationValues.Left));
        foreach (var spacing in row.Descendants<SpacingBetweenLines>()) (spacing.Line, spacing.LineRule) = ("280",
            LineSpacingRuleValues.AtLeast);
        return new Table(
            new TableProperties(new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = "1500" }, new GridColumn { Width = $"{TextWidth - 1500}" }), row);
    }

    /// <summary>版记: between rules of 0.35 mm, 抄送 in 四号仿宋.</summary>
    private static Paragraph Colophon(string text)
    {
        var paragraph = Line(text, FangSong, TableSize, JustificationValues.Left);
        paragraph.ParagraphProperties!.PrependChild(new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = 8, Space = 4 },
            new BottomBorder { Val = BorderValues.Single, Size = 8, Space = 4 }));
        return paragraph;
    }

    private static void AddStyles(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    Fonts(FangSong), new FontSize { Val = $"{BodySize}" }, new FontSizeComplexScript { Val = $"{BodySize}" },
                    new Languages { Val = "en-US", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(Exact("579")))),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
    }

    private static string AddFooter(MainDocumentPart main, JustificationValues align)
    {
        var part = main.AddNewPart<FooterPart>();
        Run Field(params OpenXmlElement[] content) =>
            new([new RunProperties(Fonts("宋体"), new FontSize { Val = $"{TableSize}" }), .. content]);
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Indentation { RightChars = align == JustificationValues.Right ? 100 : null,
                LeftChars = align == JustificationValues.Left ? 100 : null }, new Justification { Val = align }),
            Field(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            Field(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            Field(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Field(new FieldChar { FieldCharType = FieldCharValues.Separate }), Field(new Text("1")),
            Field(new FieldChar { FieldCharType = FieldCharValues.End }),
            Field(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
        return main.GetIdOfPart(part);
    }

    private static SectionProperties Page(string odd, string even) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = even },
        new PageSize { Width = 11906, Height = 16838 },
        // 37 mm, 28 mm, and what the text leaves: 26 mm and 35 mm; the number 7 mm under the text.
        new PageMargin { Top = 2098, Left = 1588, Right = 1474, Bottom = 1985, Header = 851, Footer = 1588 - 397, Gutter = 0 },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });
}
