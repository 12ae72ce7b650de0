using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Documents.Kinds;
using Enforcement.Workflows.Kernel;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Documents;

/// <summary>That a kind of document says every rule is the compiler's work; that what it says holds together is checked here.</summary>
public sealed class DocumentKindTests
{
    public static TheoryData<string> Names { get; } = [.. DocumentKinds.All.Select(k => k.Name)];

    [Fact]
    public void Every_file_of_kinds_is_a_kind_of_its_name_with_a_place_a_title_and_a_word_of_its_own()
    {
        var one = typeof(StopNotice);
        var files = one.Assembly.GetTypes().Where(t => t.Namespace == one.Namespace && t.DeclaringType is null);
        DocumentKinds.All.Select(k => k.Name).ShouldBe(files.Select(t => t.Name), ignoreOrder: true);
        DocumentKinds.All.Select(k => k.Order).ShouldBeUnique();
        DocumentKinds.All.Select(k => k.Title).ShouldBeUnique();
        DocumentKinds.All.Select(k => k.SeriesWord).ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_rules_hold_together(string name)
    {
        var kind = Named.Of<DocumentKind>(name);

        kind.Drafters.ShouldNotBeEmpty();
        kind.Issuers.ShouldNotBeEmpty();
        kind.Issuers.Except(kind.Drafters).ShouldBeEmpty("who signs it writes it, too: else nobody could withdraw its draft");
        if (kind.ToUnit is not null) kind.Addressee.ShouldBe(DocumentAddressee.Unit);
        if (kind.Secrecy == DocumentSecrecy.Confidential) kind.ToUnit.ShouldNotBeNull("its reader is not its writer's choice (Art 5)");
        var made = kind.HasTemplate;
        (kind.SeriesWord is not null, kind.Basis is not null, kind.Term is not null).ShouldBe((made, made, made));
        if (kind.HasTemplate && kind.Addressee == DocumentAddressee.Party) kind.TwoOfficers.ShouldBeTrue("行政强制法 18");
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_fields_say_what_every_document_must_say(string name)
    {
        var kind = Named.Of<DocumentKind>(name);
        if (!kind.HasTemplate) return;
        var fields = kind.Fields.ToDictionary(f => f.Name);

        foreach (var must in (DocumentField[])[
            DocumentFields.Agency, DocumentFields.Number, DocumentFields.Basis, DocumentFields.Term, DocumentFields.TermEnd,
            DocumentFields.Remedies, DocumentFields.Officers, DocumentFields.IssuedOn, DocumentFields.QrCode, DocumentFields.CheckAddress,
            DocumentFields.CheckCode])
        {
            fields.ShouldContainKey(must.Name);
            fields[must.Name].WhenEmpty.ShouldBe(WhenEmpty.Refused, must.Name);
        }
        if (kind.NeedsCase) fields.ShouldContainKey(DocumentFields.CaseNumber.Name);
        if (kind.Secrecy == DocumentSecrecy.Open) fields.ShouldNotContainKey(DocumentFields.PartyIdNumber.Name, "not everybody may see it");
        // What is counted is never typed (Art 21).
        var counted = kind.Term is OrderedTerm;
        foreach (var term in (DocumentField[])[DocumentFields.Term, DocumentFields.TermEnd])
            (fields[term.Name].Input == FieldInput.Fixed).ShouldBe(counted, term.Name);
        fields.ContainsKey(DocumentFields.PlannedService.Name).ShouldBe(counted);
    }

    [Fact]
    public void A_name_is_found_however_its_letters_are_written_and_an_unknown_one_is_never_skipped()
    {
        DocumentKind.TryParse("stopNotice", out var found).ShouldBeTrue();
        found.ShouldBe(StopNotice.It);
        DocumentKind.TryParse("0", out _).ShouldBeFalse();
        DocumentKind.TryParse("", out _).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => Named.Of<DocumentKind>("stopNote"));
    }
}
