using System.Text.Json;
using Enforcement.Api.Calendars;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>What became of a lead that was sent in: its id, whether it is new; or why it was refused.</summary>
internal sealed record LeadReceipt(Guid Id, bool Created, Refusal? Refusal = null);

/// <summary>The one write path of leads: load → decide → row, journal and outbox in one commit. Reads are limited to the actor's scope by the context.</summary>
internal sealed class LeadStore(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PolicyBook policies, CalendarBook calendars)
{
    private const int Many = 50;

    public static string StreamOf(Guid id) => $"lead/{id}";

    /// <summary>The lead as its journal adds up to, or null when it is not there or not the actor's to see.</summary>
    public async Task<Lead?> FindAsync(Guid id, CancellationToken ct) => await db.Set<LeadRow>().AnyAsync(l => l.Id == id, ct) ? await FoldAsync(id, ct) : null;

    /// <summary>Records leads in one commit, in their order; what a channel has under that number already stays as it is. A refused one stops no other.</summary>
    public Task<IReadOnlyList<LeadReceipt>> RecordManyAsync(IReadOnlyList<LeadFacts> facts, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        work.RunAsync<IReadOnlyList<LeadReceipt>>(async () =>
        {
            var units = await directory.GetAsync(ct);
            var context = await ContextAsync(null, actor, now, ct);
            var townOfFinder = units.IsTown(actor.UnitCode) ? actor.UnitCode : actor.UnitKind == UnitKind.Village ? units.Find(actor.UnitCode)?.Parent : null;
            var known = await KnownAsync(facts, ct);
            NewLead? Make(LeadFacts fact) => known.ContainsKey((fact.Channel, fact.SourceNumber)) ? null : NewLead.Of(fact, townOfFinder, context);
            // Each says nothing of the others, so that the many of an import are worked out side by side.
            var made = facts.Count < Many ? facts.Select(Make).ToList() : [.. facts.AsParallel().AsOrdered().Select(Make)];
            var receipts = new List<LeadReceipt>(facts.Count);
            var rows = new List<object>();
            foreach (var (fact, lead) in facts.Zip(made))
            {
                var number = (fact.Channel, fact.SourceNumber);
                if (known.TryGetValue(number, out var id)) receipts.Add(new LeadReceipt(id, Created: false));
                else if (lead!.Refusal is { } refusal) receipts.Add(new LeadReceipt(Guid.Empty, false, LeadRefusals.ToRefusal(refusal)));
                else
                {
                    rows.AddRange(lead.Rows);
                    known[number] = lead.Id;
                    receipts.Add(new LeadReceipt(lead.Id, Created: true));
                }
            }
            await db.AddManyAsync(rows, ct);
            return receipts;
        }, ct);

    /// <summary>Executes a command. <paramref name="version"/>: the version that the person saw, or null to not compare.</summary>
    public Task<Result<Lead>> ExecuteAsync(Guid id, int? version, LeadCommand command, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        work.RunAsync<Result<Lead>>(async () =>
        {
            if (await db.Set<LeadRow>().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
            if (version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
            var lead = await FoldAsync(id, ct);
            var context = await ContextAsync(lead, actor, now, ct);
            var decision = LeadDecider.Decide(lead, command, context);
            if (decision.Refusal is { } refusal) return LeadRefusals.ToRefusal(refusal);
            lead = Add(r => db.Add(r), row, lead, decision.Events, context);
            foreach (var notice in LeadNotices.Of(lead, decision.Events, await directory.GetAsync(ct)))
            {
                db.Notify(StreamOf(id), notice, now);
            }
            await db.SaveChangesAsync(ct);
            return lead;
        }, ct, r => r.IsOk);

    /// <summary>A lead that is to be recorded: its row and its journal, or why not.</summary>
    private sealed record NewLead(Guid Id, LeadRefusal? Refusal, IReadOnlyList<object> Rows)
    {
        public static NewLead Of(LeadFacts fact, string? townOfFinder, CaseContext x)
        {
            var id = Guid.CreateVersion7(x.Now);
            var decision = LeadDecider.Record(id, fact, townOfFinder, x);
            var rows = new List<object>();
            if (decision.Refusal is null) Add(rows.Add, null, null, decision.Events, x, townOfFinder);
            return new NewLead(id, decision.Refusal, rows);
        }
    }

    private async Task<Dictionary<(LeadChannel, string), Guid>> KnownAsync(IReadOnlyList<LeadFacts> facts, CancellationToken ct)
    {
        var known = new Dictionary<(LeadChannel, string), Guid>();
        foreach (var channel in facts.GroupBy(f => f.Channel))
        {
            var numbers = channel.Select(f => f.SourceNumber).ToList();
            // Also those out of sight: a number is taken whoever took it.
            foreach (var l in await db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking().Where(l => l.Channel == channel.Key && numbers.Contains(l.SourceNumber))
                .Select(l => new { l.SourceNumber, l.Id }).ToListAsync(ct)) known[(channel.Key, l.SourceNumber)] = l.Id;
        }
        return known;
    }

    /// <summary>The lead whoever asks; for what was found by <see cref="FindAsync"/> or is looked at on the product's behalf.</summary>
    internal async Task<Lead> FoldAsync(Guid id, CancellationToken ct) => Lead.Fold(await db.ReadAsync<LeadEvent>(StreamOf(id), ct));

    /// <summary>A lead keeps the policy version of the day on which it was recorded.</summary>
    private async Task<CaseContext> ContextAsync(Lead? lead, Actor actor, DateTimeOffset now, CancellationToken ct) => new(
        lead is null ? Policy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now)) : await policies.VersionAsync(lead.Recorded.PolicyVersion, ct),
        await calendars.GetAsync(ct), now, actor);

    private static Lead Add(Action<object> add, LeadRow? row, Lead? before, IReadOnlyList<LeadEvent> events, CaseContext x, string? townOfFinder = null)
    {
        var lead = events.Aggregate(before, Lead.Evolve)!;
        if (row is null) add(row = NewRow(lead, townOfFinder));
        row.HeadHash = JournalChain.Append(
            add, StreamOf(lead.Id), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash),
            events.Select(e => EventJson<LeadEvent>.Write(e, e.At)), x.Actor, x.Policy.Version, x.Now).Hash;
        row.Version = lead.Version;
        row.State = lead.State;
        row.DispatchedTo = lead.DispatchedTo;
        row.DueAt = lead.Due?.DueAt;
        row.CaseNumber = lead.Verified?.CaseNumber;
        row.DuplicateOf = lead.Rejected?.DuplicateOf;
        return lead;
    }

    private static LeadRow NewRow(Lead lead, string? townOfFinder)
    {
        var f = lead.Facts;
        var row = new LeadRow
        {
            Id = lead.Id, Channel = f.Channel, SourceNumber = f.SourceNumber, FoundAt = f.FoundAt, RecordedAt = lead.Recorded.At, Lon = f.Place?.Lon ?? 0, Lat = f.Place?.Lat ?? 0,
            Address = f.Address, AreaSquareMetres = f.AreaSquareMetres, Town = f.Town, Village = f.Village, Finder = lead.Recorded.Finder,
            FinderTown = townOfFinder, PatrolId = f.PatrolId, HeadHash = "",
        };
        if (f.Place is { } place) row.Locate(place.Geometry);
        return row;
    }
}

/// <summary>Who is told: the town of a lead that came to it, planning of one that came back.</summary>
internal static class LeadNotices
{
    public static IEnumerable<NoticePayload> Of(Lead lead, IReadOnlyList<LeadEvent> events, Units units) => events.Select(e => e switch
    {
        LeadDispatched d => new NoticePayload(d.Town, null, "lead.dispatched", d.At, lead.Id),
        LeadRejected { Outcome: LeadOutcome.Returned } r => new NoticePayload(units.Body(UnitKind.Planning).Code, null, "lead.returned", r.At, lead.Id),
        _ => null,
    }).OfType<NoticePayload>();
}

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class LeadRefusals
{
    public static Refusal ToRefusal(LeadRefusal refusal)
    {
        var kind = refusal switch
        {
            { Reason: LeadRefusalReason.NotYours } => RefusalKind.Forbidden,
            { Field: not null } or { Reason: LeadRefusalReason.CalendarYearMissing } => RefusalKind.Invalid,
            _ => RefusalKind.InvalidInStage,
        };
        return new Refusal(JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Reason.ToString()), kind, refusal.Field, refusal.Args);
    }
}
