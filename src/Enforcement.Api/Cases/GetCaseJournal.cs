using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>A page of a case's journal, oldest first.</summary>
public sealed record GetCaseJournal(string Number, PageRequest Page) : IRequest<Result<Page<JournalEntryView>>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current, UnitDirectory directory) : IRequestHandler<GetCaseJournal,
        Result<Page<JournalEntryView>>>
    {
        public async Task<Result<Page<JournalEntryView>>> Handle(GetCaseJournal request, CancellationToken cancellationToken)
        {
            var reader = CurrentActor.Require(current);
            var row = await db.Set<CaseRow>().AsNoTracking().Where(c => c.Number == request.Number).Select(c => new { c.Town, c.Version })
                .SingleOrDefaultAsync(cancellationToken);
            if (row is null) return Refusal.NotFound;
            var stream = CaseStore.StreamOf(request.Number);
            var rows = await db.Set<JournalRow>().AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence)
                .Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var clear = PartyNumbers.MaySee(row.Town, reader);
            return new Page<JournalEntryView>(
                [.. rows.Select(e => new JournalEntryView(
                    e.Sequence, e.At, e.RecordedAt, e.Type, e.By, e.ByName, units.View(e.Unit), e.PolicyVersion, e.Process,
                    DataFor(e, clear, reader), e.Hash))],
                row.Version);
        }

        /// <summary>Two entries name the party, before and after, and cases of other towns: shown as the case itself shows them.</summary>
        private static JsonElement DataFor(JournalRow e, bool clear, Workflows.Organisations.Actor reader)
        {
            if (e.Type is not ("caseOpened" or "partyIdentified")) return JsonSerializer.Deserialize<JsonElement>(e.Data);
            var data = JsonNode.Parse(e.Data)!.AsObject();
            if (!ReadScope.Of(reader).WholeDistrict) data["repeatOf"] = new JsonArray();
            foreach (var party in new[] { data["party"], data["oldParty"] }.OfType<JsonObject>().Where(_ => !clear))
            {
                foreach (var field in new[] { "idNumber", "phone" })
                {
                    if (party[field]?.GetValue<string>() is { } number) party[field] = CaseViews.Mask(number);
                }
            }
            return JsonSerializer.SerializeToElement(data, EnforcementJson.Options);
        }
    }
}
