using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>
/// What anybody who holds a document may learn of it: whether it is genuine, its number, date and issuer, and whether it is void. Nothing
/// about people.
/// </summary>
/// <param name="IsVoid">The number was withdrawn.</param>
public sealed record DocumentCheck(bool Genuine, string? Number = null, string? Title = null, string? Issuer = null,
    DateOnly? IssuedOn = null, bool IsVoid = false);

/// <summary>Checks the code that stands on a document. Spaces, dashes and case do not matter.</summary>
public sealed record CheckDocument(string? Code) : IRequest<DocumentCheck>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<CheckDocument, DocumentCheck>
    {
        public async Task<DocumentCheck> Handle(CheckDocument request, CancellationToken cancellationToken)
        {
            var signs = new string([.. (request.Code ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
            if (signs.Length != 16) return new DocumentCheck(false);
            var code = string.Join('-', signs.Chunk(4).Select(c => new string(c)));
            // Who holds the paper is in nobody's scope; what is told is on the paper.
            var row = await db.Set<DocumentRow>().IgnoreQueryFilters().AsNoTracking()
                .SingleOrDefaultAsync(d => d.VerificationCode == code, cancellationToken);
            return row is null
                ? new DocumentCheck(false)
                : new DocumentCheck(true, row.Number, row.Title,
                    UnitNames.Official((await directory.GetAsync(cancellationToken)).View(row.Unit)),
                    LegalTime.DateOf(row.IssuedAt!.Value), row.State == DocumentState.Void);
        }
    }
}
