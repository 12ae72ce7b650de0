using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Enforcement.Api.Documents;

/// <summary>签发: gives the number, fills the template's newest version and freezes the file with its hash. Number, file and journal are one commit: no gap, no double.</summary>
public sealed partial record IssueDocument(Guid Id, int? Version) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, TemplateBook templates, EvidenceFiles files, SeriesNumbers series, UnitDirectory directory,
        EnforcementSettings settings, ICurrentActor current, LegalClock clock) : IRequestHandler<IssueDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(IssueDocument r, CancellationToken cancellationToken) => work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return new Refusal("not-found", RefusalKind.NotFound);
            if (r.Version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
            if (DocumentDecider.Blocks(d, DocumentAction.Issue, actor, row.Town) is { } blocked) return DocumentRefusals.ToRefusal(blocked);
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            // The case may have gone on since it was drafted.
            if (c is not null && d.Rule.Needs?.Invoke(c) is { } reason) return DocumentRefusals.ToRefusal(new DocumentRefusal(reason));
            if (Incomplete(d) is { } missing) return missing;
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var issued = d.Drafted.File is { } uploaded ? await FreezeUploadAsync(d, uploaded, now, cancellationToken) : await FreezeTemplateAsync(d, actor.UnitCode, now, cancellationToken);
            if (!issued.IsOk) return issued.Refusal;
            await store.SaveAsync(row, d, issued.Value, actor, policy.Version, now, row.Town, cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);

        private static Refusal? Incomplete(Document d)
        {
            var empty = DocumentFields.Of(d.Kind).Where(f => f.IsRequired && !f.IsFixed && string.IsNullOrWhiteSpace(d.Values.GetValueOrDefault(f.Name))).Select(f => f.Name).ToList();
            if (empty.Count > 0) return new Refusal("document-values-missing", RefusalKind.Invalid, "values", string.Join('、', empty));
            // Two officers or more, with the numbers of their certificates (行政强制法 18, 行政处罚法 42).
            var signs = d.Kind != DocumentKind.Other && (d.Rule.Addressee == DocumentAddressee.Party || d.Kind is DocumentKind.InspectionRecord or DocumentKind.InterviewRecord or DocumentKind.ServiceReceipt);
            return signs && Certificate().Count(d.Values["执法人员"]) < 2 ? new Refusal("document-two-certificates", RefusalKind.Invalid, "执法人员") : null;
        }

        private async Task<Result<DocumentIssued>> FreezeTemplateAsync(Document d, string unitCode, DateTimeOffset now, CancellationToken ct)
        {
            var units = await directory.GetAsync(ct);
            var word = await db.Set<UnitWordRow>().AsNoTracking().Where(w => w.Unit == unitCode).Select(w => w.Word).SingleOrDefaultAsync(ct) ?? UnitNames.DefaultWord(units.View(unitCode));
            var (today, code) = (LegalTime.DateOf(now), NewCode());
            var number = DocumentNumber.Of(word, d.Rule.SeriesWord, today.Year, await series.NextAsync($"document/{today.Year}/{unitCode}/{d.Kind}", ct));
            if (await db.Set<DocumentRow>().IgnoreQueryFilters().AnyAsync(x => x.Number == number, ct)) return new Refusal("document-number-taken", RefusalKind.Conflict, null, number);
            var address = $"{settings.PublicAddress}/verify";
            var values = new Dictionary<string, string>(d.Values)
            {
                ["文号"] = number, ["成文日期"] = ChineseWords.Day(today), ["验证码"] = code, ["验证网址"] = address,
            };
            var (version, template) = await templates.CurrentAsync(d.Kind, ct);
            var printed = DocumentFields.Of(d.Kind).ToDictionary(f => f.Name, f => DocumentFields.Printed(f.Name, values.GetValueOrDefault(f.Name)));
            using var file = new MemoryStream(DocxTemplate.Fill(template, printed, QrCode($"{address}/{code}")));
            var kept = await files.ReceiveAsync(file, ct);
            return kept.IsOk ? new DocumentIssued(now, number, code, version, values, kept.Value.Sha256, kept.Value.Sm3) : kept.Refusal;
        }

        private async Task<Result<DocumentIssued>> FreezeUploadAsync(Document d, string sha256, DateTimeOffset now, CancellationToken ct)
        {
            // A number of a series that is counted here would stand in the way of that series.
            var units = await directory.GetAsync(ct);
            var set = await db.Set<UnitWordRow>().AsNoTracking().ToDictionaryAsync(w => w.Unit, w => w.Word, ct);
            var words = units.All.Where(u => u.Kind != UnitKind.Village).Select(u => set.GetValueOrDefault(u.Code) ?? UnitNames.DefaultWord(units.View(u.Code))).ToList();
            if (DocumentFields.TemplateKinds.Select(k => DocumentRules.For(k).SeriesWord).Any(s => words.Any(w => d.GivenNumber!.StartsWith($"{w}{s}字〔", StringComparison.Ordinal))))
                return new Refusal("document-number-reserved", RefusalKind.Invalid, "number");
            if (await db.Set<DocumentRow>().IgnoreQueryFilters().AnyAsync(x => x.Number == d.GivenNumber, ct)) return new Refusal("document-number-taken", RefusalKind.Conflict, "number", d.GivenNumber!);
            await using var file = File.OpenRead(files.PathOf(sha256));
            var kept = await files.ReceiveAsync(file, ct, sha256);
            return kept.IsOk ? new DocumentIssued(now, d.GivenNumber!, NewCode(), null, d.Values, kept.Value.Sha256, kept.Value.Sm3) : kept.Refusal;
        }
    }

    /// <summary>Sixteen characters without look-alikes, in fours: 80 bits, so that nobody guesses one.</summary>
    internal static string NewCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4)));

    internal static byte[] QrCode(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(6);
    }

    [GeneratedRegex(@"[（(][^（）()]*[0-9A-Za-z]{4,}[^（）()]*[）)]")]
    private static partial Regex Certificate();
}
