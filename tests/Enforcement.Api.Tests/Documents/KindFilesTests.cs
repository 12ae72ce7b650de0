using System.Text.RegularExpressions;
using Enforcement.Api.Documents;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Kernel;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Documents;

/// <summary>What a kind of document needs besides its rules: a text with the fields that it declares, and its row in the law map.</summary>
public sealed partial class KindFilesTests
{
    private static readonly string Map = File.ReadAllText(Path.Combine(Paper.Output, "..", "..", "docs", "law-map.md"));

    public static TheoryData<string> Names { get; } = [.. DocumentKinds.All.Where(k => k.HasTemplate).Select(k => k.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Its_built_in_text_has_exactly_the_fields_that_it_declares_in_their_order(string name)
    {
        var kind = Named.Of<DocumentKind>(name);

        Placeholder().Matches(OfficialLayout.Expanded(TemplateBook.TextOf(kind))).Select(m => m.Groups[1].Value).Distinct()
            .ShouldBe(kind.Fields.Select(f => f.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_built_in_template_would_be_taken_as_an_uploaded_one(string name)
    {
        var kind = Named.Of<DocumentKind>(name);
        var docx = OfficialLayout.Build(TemplateBook.TextOf(kind));

        DocxTemplate.RefuseFile(docx).ShouldBeNull();
        DocxTemplate.FieldsOf(docx).ShouldBe(kind.Fields.Select(f => f.Name), ignoreOrder: true);
        DocxTemplate.BrokenFieldsOf(docx, [.. kind.Fields.Select(f => f.Name)]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Names))]
    public void The_law_map_names_its_text(string name) => Map.ShouldContain($"`src/Enforcement.Api/Documents/Texts/{name}.txt`");

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();
}
