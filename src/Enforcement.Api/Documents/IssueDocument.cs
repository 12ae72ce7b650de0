using System.Security.Cryptography;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Enforcement.Api.Documents;

/// <summary>
/// 签发: gives the number, fills the template's newest version and freezes the file with its hash. Number, file and journal are one commit:
/// no gap, no double.
/// </summary>
public sealed record IssueDocument(Guid Id, int? Version) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, TemplateBook templates,
        EvidenceFiles files, SeriesNumbers series, UnitDirectory directory,
        EnforcementSettings settings, ICurrentActor current, LegalClock clock) : IRequestHandler<IssueDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(IssueDocument r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return Refusal.NotFound;
            if (r.Version is { } seen && seen != row.Version) return Refusal.Conflict;
            if (DocumentDecider.Blocks(d, DocumentAction.Issue, actor, row.Town) is { } blocked) return blocked;
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            if (DocumentDecider.RefuseIssue(d, c) is { } refused) return refused;
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var issued = d.Drafted.File is { } uploaded ? await FreezeUploadAsync(d, uploaded, now, cancellationToken)
                : await FreezeTemplateAsync(d, actor.UnitCode, now, cancellationToken);
            if (!issued.IsOk) return issued.Refusal;
            await store.SaveAsync(row, d, issued.Value, actor, policy.Version, now, row.Town, cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);

        private async Task<Result<DocumentIssued>> FreezeTemplateAsync(Document d, string unitCode, DateTimeOffset now,
            CancellationToken ct)
        {
            var units = await directory.GetAsync(ct);
            var word = await db.Set<UnitWordRow>().AsNoTracking().Where(w => w.Unit == unitCode).Select(w => w.Word)
                .SingleOrDefaultAsync(ct) ?? UnitNames.DefaultWord(units.View(unitCode));
            var (today, code) = (LegalTime.DateOf(now), NewCode());
            var next = await series.NextAsync($"document/{today.Year}/{unitCode}/{d.Kind}", ct);
            var number = DocumentNumber.Of(word, d.Kind.SeriesWord!, today.Year, next);
            if (await db.Set<DocumentRow>().IgnoreQueryFilters().AnyAsync(x => x.Number == number, ct)) return new Refusal(
                "document-number-taken", RefusalKind.Conflict, null, number);
            var address = $"{settings.PublicAddress}/verify";
            var values = new Dictionary<string, string>(d.Values)
            {
                [DocumentFields.Number.Name] = number, [DocumentFields.IssuedOn.Name] = ChineseWords.Day(today),
                [DocumentFields.CheckCode.Name] = code, [DocumentFields.CheckAddress.Name] = address,
            };
            var (version, template) = await templates.CurrentAsync(d.Kind, ct);
            var printed = d.Kind.Fields.ToDictionary(f => f.Name, f => f.Printed(values.GetValueOrDefault(f.Name)));
            using var file = new MemoryStream(DocxTemplate.Fill(template, printed, QrCode($"{address}/{code}")));
            var kept = await files.ReceiveAsync(file, ct);
            return kept.IsOk ? new DocumentIssued(now, number, code, version, values, kept.Value.Sha256, kept.Value.Sm3) : kept.Refusal;
        }

        private async Task<Result<DocumentIssued>> FreezeUploadAsync(Document d, string sha256, DateTimeOffset now, CancellationToken ct)
        {
            // A number of a series that is counted here would stand in the way of that series.
            var units = await directory.GetAsync(ct);
            var set = await db.Set<UnitWordRow>().AsNoTracking().ToDictionaryAsync(w => w.Unit, w => w.Word, ct);
            var words = units.All.Where(u => u.Kind != UnitKind.Village)
                .Select(u => set.GetValueOrDefault(u.Code) ?? UnitNames.DefaultWord(units.View(u.Code))).ToList();
            var reserved = DocumentKinds.All.Select(k => k.SeriesWord).OfType<string>().SelectMany(s => words.Select(w => $"{w}{s}字〔"));
            if (reserved.Any(start => d.GivenNumber!.StartsWith(start, StringComparison.Ordinal)))
                return new Refusal("document-number-reserved", RefusalKind.Invalid, "number");
            if (await db.Set<DocumentRow>().IgnoreQueryFilters().AnyAsync(x => x.Number == d.GivenNumber, ct)) return new Refusal(
                "document-number-taken", RefusalKind.Conflict, "number", d.GivenNumber!);
            await using var file = File.OpenRead(files.PathOf(sha256));
            var kept = await files.ReceiveAsync(file, ct, sha256);
            return kept.IsOk ? new DocumentIssued(now, d.GivenNumber!, NewCode(), null, d.Values, kept.Value.Sha256, kept.Value.Sm3)
                : kept.Refusal;
        }
    }

    /// <summary>Sixteen characters without look-alikes, in fours: 80 bits, so that nobody guesses one.</summary>
    internal static string NewCode() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4)));

    internal static byte[] QrCode(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(6);
    }
}
