using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>
/// Receives a file as evidence of a case or a lead (Art 12). The same content twice is stored once and attached twice, as two people may
/// have sent it.
/// Of a lead that went into a case, it becomes evidence of the case, too.
/// </summary>
public sealed record AddEvidence : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => SubjectOf(CaseNumber, LeadId);

    /// <summary>The case, or null for a lead.</summary>
    public string? CaseNumber { get; init; }
    /// <summary>The lead, or null for a case.</summary>
    public Guid? LeadId { get; init; }
    /// <summary>The file; read once, to its end.</summary>
    public required Stream Content { get; init; }
    /// <summary>Its name on the sender's device; says nothing about its type.</summary>
    public required string FileName { get; init; }
    /// <summary>What it shows.</summary>
    public EvidenceKind Kind { get; init; }
    /// <summary>When it was taken, as the sender says.</summary>
    public DateTimeOffset? TakenAt { get; init; }
    /// <summary>Where it was taken, as the sender's device says; degrees of EPSG:4490.</summary>
    public double? Lon { get; init; }
    /// <summary>The same.</summary>
    public double? Lat { get; init; }
    /// <summary>A small picture of it that the sender made, or null.</summary>
    public byte[]? Thumbnail { get; init; }
    /// <summary>SHA-256 of the original from which the sender's device scaled this file, or null when it is the original.</summary>
    public string? OriginalSha256 { get; init; }

    /// <summary>The case or the lead; null without either, or with both.</summary>
    internal static Subject? SubjectOf(string? caseNumber, Guid? leadId) => (string.IsNullOrWhiteSpace(caseNumber), leadId) switch
    {
        (false, null) => CasesRoom.About(caseNumber!),
        (true, { } id) => LeadsRoom.About(id),
        _ => null,
    };

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, CaseStore cases, LeadStore leads, EvidenceFiles files, EvidenceReader reader,
        EvidenceSettings settings, ICurrentActor current, LegalClock clock)
        : IRequestHandler<AddEvidence, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(AddEvidence r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (string.IsNullOrWhiteSpace(r.CaseNumber) == r.LeadId is null) return new Refusal("evidence-target-missing",
                RefusalKind.Invalid, "caseNumber");
            var original = r.OriginalSha256?.Trim().ToLowerInvariant();
            if (original is { Length: > 0 } && (original.Length != 64 || !original.All(char.IsAsciiHexDigitLower))) return new Refusal(
                "hash-unreadable", RefusalKind.Invalid, "originalSha256");
            // Refused before the file is read: nobody uploads a video to a closed case.
            if (await BlockedAsync(r, actor, cancellationToken) is { } blocked) return blocked;
            var received = await files.ReceiveAsync(r.Content, cancellationToken);
            if (!received.IsOk) return received.Refusal;
            var (file, name, id) = (received.Value, SafeName(r.FileName), Guid.CreateVersion7(now));
            var isPhoto = ContentTypes.IsPhoto(file.ContentType);
            var thumbnail = isPhoto ? r.Thumbnail ?? PhotoFacts.EmbeddedThumbnail(files.PathOf(file.Sha256)) : null;
            var row = new EvidenceRow
            {
                Id = id, LeadId = r.LeadId, Sha256 = file.Sha256, Sm3 = file.Sm3, Bytes = file.Bytes, ContentType = file.ContentType,
                FileName = name, ReceivedAt = now,
                ReceivedBy = actor.UserName, Lon = r.Lon, Lat = r.Lat, ExifTakenAt = file.Photo.TakenAt, ExifLon = file.Photo.Lon,
                ExifLat = file.Photo.Lat,
                Software = file.Photo.Software, Width = file.Photo.Width, Height = file.Photo.Height,
                HasThumbnail = thumbnail is not null && await files.KeepThumbnailAsync(id, thumbnail, cancellationToken),
                OriginalSha256 = string.IsNullOrEmpty(original) || original == file.Sha256 ? null : original,
                OriginalWanted = settings.AlwaysOriginals,
            };
            return await work.RunAsync<Result<EvidenceFileView>>(async () =>
            {
                db.Add(row);
                var refusal = r.LeadId is { } lead
                    ? await AttachToLeadAsync(lead, row, r, isPhoto, actor, now, cancellationToken)
                    : await AttachToCaseAsync(r.CaseNumber!, row, r, isPhoto, actor, now, cancellationToken);
                return refusal ?? (Result<EvidenceFileView>)(await reader.FindAsync(id, cancellationToken))!.Value.View;
            }, cancellationToken, x => x.IsOk);
        }

        private async Task<Refusal?> BlockedAsync(AddEvidence r, Actor actor, CancellationToken ct)
        {
            if (r.LeadId is { } id)
            {
                if (await leads.FindAsync(id, ct) is not { } lead) return Refusal.NotFound;
                return LeadProcess.Blocks(lead, LeadAction.AttachEvidence, actor) is { } reason ? Refusal.Of(reason) : null;
            }
            if (await cases.FindAsync(r.CaseNumber!, ct) is not { } state) return Refusal.NotFound;
            return CaseGuards.Blocks(state, CaseAction.AttachEvidence, actor);
        }

        private async Task<Refusal?> AttachToCaseAsync(string number, EvidenceRow row, AddEvidence r, bool isPhoto, Actor actor,
            DateTimeOffset now, CancellationToken ct)
        {
            row.CaseNumber = number;
            var command = new AttachEvidence(now, row.Id, r.Kind, isPhoto, r.TakenAt, row.FileName, row.Sha256);
            return (await cases.ExecuteAsync(number, null, command, actor, now, ct)).Refusal;
        }

        private async Task<Refusal?> AttachToLeadAsync(Guid id, EvidenceRow row, AddEvidence r, bool isPhoto, Actor actor,
            DateTimeOffset now, CancellationToken ct)
        {
            var command = new AttachLeadEvidence(row.Id, r.Kind, isPhoto, r.TakenAt, row.FileName, row.Sha256);
            var attached = await leads.ExecuteAsync(id, null, command, actor, now, ct);
            if (!attached.IsOk) return attached.Refusal;
            // A photo that comes when the lead is in a case already belongs there, unless the case takes none any more or is out of this
            // person's sight.
            return attached.Value.Verified?.CaseNumber is { } number && await cases.FindAsync(number, ct) is { } state
                && CaseGuards.Blocks(state, CaseAction.AttachEvidence, actor) is null
                ? await AttachToCaseAsync(number, row, r, isPhoto, actor, now, ct)
                : null;
        }

        /// <summary>A name to show and to save under: no path, no control characters, at most 200 characters.</summary>
        internal static string SafeName(string name)
        {
            var clean = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
            return clean.Length switch { 0 => "file", > 200 => clean[^200..], _ => clean };
        }
    }
}
