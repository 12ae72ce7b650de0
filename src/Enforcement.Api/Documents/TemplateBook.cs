using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>Reads the versions of templates.</summary>
internal sealed class TemplateBook(EnforcementDb db, EvidenceFiles files)
{
    /// <summary>The newest version of a kind, with its file.</summary>
    public async Task<(int Version, byte[] File)> CurrentAsync(DocumentKind kind, CancellationToken ct)
    {
        var row = await db.Set<TemplateRow>().AsNoTracking().Where(t => t.Kind == kind).OrderByDescending(t => t.Version).FirstAsync(ct);
        return (row.Version, await File.ReadAllBytesAsync(files.PathOf(row.Sha256), ct));
    }

    /// <summary>The built-in text of a kind.</summary>
    public static string TextOf(DocumentKind kind)
    {
        var at = typeof(TemplateBook);
        using var text = new StreamReader(at.Assembly.GetManifestResourceStream(at, $"Texts.{kind}.txt")!);
        return text.ReadToEnd();
    }

    /// <summary>Records the built-in version of every kind that has none.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, files, clock) = (services.GetRequiredService<EnforcementDb>(), services.GetRequiredService<EvidenceFiles>(),
            services.GetRequiredService<LegalClock>());
        var known = await db.Set<TemplateRow>().AsNoTracking().Select(t => t.Kind).Distinct().ToListAsync(ct);
        foreach (var kind in DocumentKinds.All.Where(k => k.HasTemplate).Except(known))
        {
            using var file = new MemoryStream(OfficialLayout.Build(TextOf(kind)));
            var kept = (await files.ReceiveAsync(file, ct)).Value!;
            db.Add(new TemplateRow { Kind = kind, Version = 1, Sha256 = kept.Sha256, UploadedAt = clock.Now,
                UploadedBy = Actor.System.UserName });
        }
        await db.SaveChangesAsync(ct);
    }
}
