using System.Security.Cryptography;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Documents;

/// <summary>Reads frozen files and makes their PDFs.</summary>
internal sealed class DocumentFiles(EvidenceFiles files, PdfConverter pdf)
{
    /// <summary>A kept file, after a look whether it still is what its hash says.</summary>
    /// <param name="name">To save it under; the ending is its type's unless the name has one.</param>
    public async Task<Result<DocumentFile>> OpenAsync(string sha256, string name, CancellationToken ct)
    {
        var path = files.PathOf(sha256);
        if (!File.Exists(path)) return new Refusal("document-damaged", RefusalKind.Conflict);
        byte[] head;
        await using (var file = File.OpenRead(path))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) != sha256) return new Refusal("document-damaged",
                RefusalKind.Conflict);
            file.Position = 0;
            head = new byte[16];
            await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        }
        var type = ContentTypes.Of(head) is { } known ? known == ContentTypes.Zip ? ContentTypes.Docx : known : "application/octet-stream";
        var ending = type switch { ContentTypes.Docx => ".docx", "application/pdf" => ".pdf", "image/jpeg" => ".jpg", "image/png" =>
            ".png", "image/webp" => ".webp", _ => "" };
        return new DocumentFile(path, type, Path.HasExtension(name) && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name
            : name + ending, sha256);
    }

    /// <summary>The PDF of an issued document: made at the first asking, kept for ever.</summary>
    public async Task<Result<DocumentFile>> PdfAsync(EnforcementDb db, DocumentRow row, string name, CancellationToken ct)
    {
        if (row.PdfSha256 is { } made) return await OpenAsync(made, name, ct);
        var frozen = await OpenAsync(row.Sha256!, name, ct);
        if (!frozen.IsOk || frozen.Value.ContentType == "application/pdf") return frozen;
        if (frozen.Value.ContentType != ContentTypes.Docx) return new Refusal("pdf-unavailable", RefusalKind.InvalidInStage);
        var converted = await pdf.ConvertAsync([await File.ReadAllBytesAsync(frozen.Value.Path!, ct)], ct);
        if (!converted.IsOk) return converted.Refusal;
        using var content = new MemoryStream(converted.Value[0]);
        var kept = await files.ReceiveAsync(content, ct);
        if (!kept.IsOk) return kept.Refusal;
        row.PdfSha256 = kept.Value.Sha256;
        await db.SaveChangesAsync(ct);
        return await OpenAsync(kept.Value.Sha256, name, ct);
    }
}
