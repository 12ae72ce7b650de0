using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Documents;

/// <summary>Legal documents: drafts, issue, service.</summary>
internal static class DocumentsRoom
{
    private const string Address = "/documents/{id}";

    public static Room It => new()
    {
        Services = (services, _) =>
            services.AddScoped<DocumentStore>().AddScoped<DocumentReader>().AddScoped<DocumentSteps>().AddScoped<TemplateBook>()
            .AddSingleton<PdfConverter>().AddSingleton<DocumentFiles>(),
        Routes = [DocumentEndpoints.Map],
        Startup = [TemplateBook.SeedAsync],
        // A draft is its writer's own; a clue to discipline is seen only by sender, addressee and auditor (Art 5); a town sees what was
        // issued in its cases.
        Scope = (model, db) => model.Entity<DocumentRow>().HasQueryFilter(d =>
            db.Scope.Units.Contains(d.Unit) || db.Scope.Auditor
            || (d.IssuedAt != null
                && (db.Scope.Units.Contains(d.ToUnit!)
                    || (!d.Confidential && (db.Scope.WholeDistrict || db.Scope.Units.Contains(d.Town!)))))),
        Subjects = [SubjectKind.OfIds<DocumentRow>(Address, id => d => d.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<DocumentRow>("document/", (documents, id) =>
                documents.Where(d => id == null || d.Id == id)
                    .Select(d => new JournalEnd(DocumentStore.StreamOf(d.Id), d.Version, d.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
