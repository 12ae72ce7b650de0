using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>A lead's journal, oldest first.</summary>
public sealed record GetLeadJournal(Guid Id) : IRequest<Result<Page<JournalEntryView>>>
{
    internal sealed class Handler(EnforcementDb db, LeadStore store, ICurrentActor current, UnitDirectory directory)
        : IRequestHandler<GetLeadJournal, Result<Page<JournalEntryView>>>
    {
        public async Task<Result<Page<JournalEntryView>>> Handle(GetLeadJournal request, CancellationToken cancellationToken)
        {
            if (await store.FindAsync(request.Id, cancellationToken) is not { } lead) return Refusal.NotFound;
            var stream = LeadStore.StreamOf(request.Id);
            var units = await directory.GetAsync(cancellationToken);
            var clear = LeadViews.SeesReporter(lead, CurrentActor.Require(current));
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken);
            return new Page<JournalEntryView>(
                [.. rows.Select(e => new JournalEntryView(
                    e.Sequence, e.At, e.RecordedAt, e.Type, e.By, e.ByName, units.View(e.Unit), e.PolicyVersion, e.Process,
                    DataFor(e, clear), e.Hash))],
                rows.Count);
        }

        /// <summary>The first entry names who reported it: shown as the lead itself shows them.</summary>
        private static JsonElement DataFor(JournalRow e, bool clear)
        {
            if (clear || e.Type != "leadRecorded") return JsonSerializer.Deserialize<JsonElement>(e.Data);
            var data = JsonNode.Parse(e.Data)!.AsObject();
            if (data["facts"]?["reporter"] is JsonObject reporter)
            {
                reporter["name"] = LeadViews.MaskName(reporter["name"]?.GetValue<string>());
                reporter["phone"] = CaseViews.Mask(reporter["phone"]?.GetValue<string>());
            }
            return JsonSerializer.SerializeToElement(data, EnforcementJson.Options);
        }
    }
}
