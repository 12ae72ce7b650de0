using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks.InProgress;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Demo;

/// <summary>
/// Sample cases at every stage, made by walking the real commands at the times at which people would have given them. Only in an
/// empty database with demo data switched on.
/// </summary>
internal sealed class DemoCases(
    EnforcementDb db, UnitOfWork work, CaseStore store, EvidenceFiles files, UnitDirectory directory, CurrentActor current,
    EnforcementSettings settings, LegalClock clock)
{
    private Units _units = null!;
    private Dictionary<string, Actor> _people = null!;
    private int _count;

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await ActivatorUtilities.CreateInstance<DemoCases>(services).SeedAsync(ct);
    }

    private async Task SeedAsync(CancellationToken ct)
    {
        if (!settings.Demo || await db.Set<CaseRow>().AnyAsync(ct)) return;
        _units = await directory.GetAsync(ct);
        _people = (await db.Users.AsNoTracking().ToListAsync(ct))
            .ToDictionary(p => p.Login, p => new Actor(p.Login, p.DisplayName, p.UnitCode, _units.Find(p.UnitCode)!.Kind, p.Roles));
        if (!_people.ContainsKey("inspector.xiwengzhuang")) return; // an installation in use, whose own people do no sample work
        foreach (var script in DemoScripts.All(LegalTime.DateOf(clock.Now))) await PlayAsync(script, ct);
        current.Become(Actor.System);
    }

    private async Task PlayAsync(DemoScript script, CancellationToken ct)
    {
        var town = _units.FindBySlug(script.Town)!;
        var villages = _units.All.Where(u => u.Parent == town.Code).ToList();
        var village = villages[_count * 5 % villages.Count];
        var opened = script.Steps[0].At;
        if (opened > clock.Now) return;
        var inspector = Person("inspector", script);
        var opening = new CaseOpening
        {
            FoundAt = opened.AddHours(-1), Town = town.Code, Village = village.Code, FirstFinder = inspector.UnitCode, Place = script.Place,
            Address = $"{town.Name}{village.Name}{script.Where}", Party = script.Party, InProgress = script.InProgress,
            AreaSquareMetres = script.Area,
            Description = script.Description, LeadId = null,
        };
        var state = Accepted(await store.OpenAsync(opening, inspector, opened, ct));
        _count++;
        foreach (var step in script.Steps.Skip(1).Where(s => s.At <= clock.Now))
        {
            current.Become(Person(step.Who, script));
            var command = step.Command(state, step.At);
            if (command is ConfirmDemolition demolition)
            {
                var photo = await AttachPhotoAsync(state.Number, EvidenceKind.AfterPhoto, "拆除后.png", step.At, ct);
                command = demolition with { Evidence = [photo] };
            }
            if (command is OrderSelfDemolition order)
            {
                command = order with { Proof = [await AttachPhotoAsync(state.Number, EvidenceKind.Document, "送达回证.png", step.At, ct)] };
            }
            state = Accepted(await store.ExecuteAsync(state.Number, null, command, current.Actor!, step.At, ct));
        }
        await store.PassTimeAsync([state.Number], clock.Now, ct);
    }

    private async Task<Guid> AttachPhotoAsync(string number, EvidenceKind kind, string name, DateTimeOffset at, CancellationToken ct)
    {
        var png = new MemoryStream(DemoPhoto.Png(cleared: kind == EvidenceKind.AfterPhoto, _count));
        var file = (await files.ReceiveAsync(png, ct)).Value!;
        return await work.RunAsync(async () =>
        {
            var row = new EvidenceRow
            {
                Id = Guid.CreateVersion7(at), CaseNumber = number, Sha256 = file.Sha256, Sm3 = file.Sm3, Bytes = file.Bytes,
                ContentType = file.ContentType,
                FileName = name, ReceivedAt = at, ReceivedBy = current.Actor!.UserName,
            };
            db.Add(row);
            Accepted(await store.ExecuteAsync(number, null, new AttachEvidence(at, row.Id, kind, true, at, row.FileName, row.Sha256),
                current.Actor!, at, ct));
            return row.Id;
        }, ct);
    }

    private Actor Person(string who, DemoScript script) => _people[who is "inspector" or "lead" ? $"{who}.{script.Town}" : who];

    /// <summary>A script that the rules refuse is a bug in the script, found at the first start.</summary>
    private static CaseState Accepted(Result<CaseState> result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"The demo's script was refused: {result.Refusal.Code}.");
}
