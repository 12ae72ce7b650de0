using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>A page of the documents that the reader may see: the register of numbers, void ones included.</summary>
public sealed record FindDocuments : IRequest<Result<Page<DocumentItem>>>
{
    /// <summary>Only of this case.</summary>
    public string? CaseNumber { get; init; }
    /// <summary>Only of this kind.</summary>
    public DocumentKind? Kind { get; init; }
    /// <summary>Only in this state.</summary>
    public DocumentState? State { get; init; }
    /// <summary>Only written by this unit, by code or slug.</summary>
    public string? Unit { get; init; }
    /// <summary>Only of cases of this town, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>Only issued in this calendar year.</summary>
    public int? Year { get; init; }
    /// <summary>Only issued on this legal day.</summary>
    public DateOnly? On { get; init; }
    /// <summary>Part of the number, the title or the case's number.</summary>
    public string? Q { get; init; }
    /// <summary><c>draftedAt</c>, <c>issuedAt</c>, <c>number</c>; descending with <c>-</c> before it. Default <c>-draftedAt</c>.</summary>
    public string? Sort { get; init; }
    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = PageRequest.Of(null, null);

    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<FindDocuments, Result<Page<DocumentItem>>>
    {
        public async Task<Result<Page<DocumentItem>>> Handle(FindDocuments r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var documents = Filter(db.Set<DocumentRow>().AsNoTracking(), r, units);
            if (Sorted(documents, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ToPageAsync(r.Page, cancellationToken);
            return new Page<DocumentItem>([.. page.Items.Select(d => ItemOf(d, units))], page.Total);
        }

        internal static DocumentItem ItemOf(DocumentRow d, Units units) => new(
            d.Id, d.Kind, d.State, d.Title, d.CaseNumber, d.Town is { } t ? units.View(t) : null, units.View(d.Unit), d.ToUnit is { } u
                ? units.View(u) : null, d.Number, d.DraftedAt, d.IssuedAt, d.ServedAt, d.VoidReason);

        private static IQueryable<DocumentRow> Filter(IQueryable<DocumentRow> documents, FindDocuments r, Units units)
        {
            string Code(string name) => units.FindBySlug(name)?.Code ?? name;
            if (!string.IsNullOrEmpty(r.CaseNumber)) documents = documents.Where(d => d.CaseNumber == r.CaseNumber);
            if (r.Kind is { } kind) documents = documents.Where(d => d.Kind == kind);
            if (r.State is { } state) documents = documents.Where(d => d.State == state);
            if (!string.IsNullOrEmpty(r.Unit))
            {
                var unit = Code(r.Unit);
                documents = documents.Where(d => d.Unit == unit);
            }
            if (!string.IsNullOrEmpty(r.Town))
            {
                var town = Code(r.Town);
                documents = documents.Where(d => d.Town == town);
            }
            if (r.Year is >= 2000 and < 9999) documents = Issued(documents, new DateOnly(r.Year.Value, 1, 1),
                new DateOnly(r.Year.Value + 1, 1, 1));
            if (r.On is { } day && day < DateOnly.MaxValue) documents = Issued(documents, day, day.AddDays(1));
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                documents = documents.Where(d => d.Number!.Contains(q) || d.Title.Contains(q) || d.CaseNumber!.Contains(q));
            }
            return documents;
        }

        /// <summary>Issued from a legal day on and before another.</summary>
        internal static IQueryable<DocumentRow> Issued(IQueryable<DocumentRow> documents, DateOnly from, DateOnly before)
        {
            var (start, end) = (LegalTime.StartOf(from), LegalTime.StartOf(before));
            return documents.Where(d => d.IssuedAt >= start && d.IssuedAt < end);
        }

        private static IQueryable<DocumentRow>? Sorted(IQueryable<DocumentRow> documents, string? sort) => sort switch
        {
            null or "" or "-draftedAt" => documents.OrderByDescending(d => d.DraftedAt).ThenByDescending(d => d.Id),
            "draftedAt" => documents.OrderBy(d => d.DraftedAt).ThenBy(d => d.Id),
            "-issuedAt" => documents.OrderByDescending(d => d.IssuedAt).ThenByDescending(d => d.Id),
            "issuedAt" => documents.OrderBy(d => d.IssuedAt == null).ThenBy(d => d.IssuedAt).ThenBy(d => d.Kind).ThenBy(d => d.Number)
                .ThenBy(d => d.Id),
            "number" => documents.OrderBy(d => d.Number == null).ThenBy(d => d.Number).ThenBy(d => d.Id),
            "-number" => documents.OrderByDescending(d => d.Number).ThenByDescending(d => d.Id),
            _ => null,
        };
    }
}
