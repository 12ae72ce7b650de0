using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>核实: the lead opens a case, or joins one.</summary>
/// <param name="OpensCase">True: a case is opened from it.</param>
/// <param name="JoinsCase">Number of the open case that is the same construction.</param>
/// <param name="Note">What was found on the spot.</param>
/// <param name="Party">The party, as far as known, of the case that is opened.</param>
/// <param name="InProgress">在施 or completed; default as the lead says, else in progress.</param>
/// <param name="Address">In words, where the lead had none.</param>
/// <param name="Place">Where it is, of a hotline order that came without coordinates.</param>
/// <param name="Version">The version that the person saw, or null.</param>
public sealed record VerifyBody(
    bool OpensCase, string? JoinsCase = null, string? Note = null, PartyBody? Party = null, bool? InProgress = null,
    string? Address = null, int? Version = null, PlaceBody? Place = null);

/// <summary>A town verified a lead (process.md section 2); the case is opened or joined in the same commit.</summary>
public sealed record VerifyOneLead(Guid Id, VerifyBody Body) : IRequest<Result<LeadView>>, IAbout
{
    Subject? IAbout.About => LeadsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<VerifyOneLead>
    {
        public Validator()
        {
            RuleFor(r => r.Body.JoinsCase).NotEmpty().When(r => !r.Body.OpensCase).OverridePropertyName("joinsCase");
            RuleFor(r => r.Body.Note).MaximumLength(2_000).OverridePropertyName("note");
            RuleFor(r => r.Body.Address).MaximumLength(500).OverridePropertyName("address");
            RuleFor(r => r.Body.Party).SetValidator(new PartyBody.Validator()!).OverridePropertyName("party");
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, LeadStore leads, CaseStore cases, LeadViews views,
        IMediator mediator, ICurrentActor current, LegalClock clock)
        : IRequestHandler<VerifyOneLead, Result<LeadView>>
    {
        public Task<Result<LeadView>> Handle(VerifyOneLead r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<LeadView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await leads.FindAsync(r.Id, cancellationToken) is not { } lead) return Refusal.NotFound;
            if (LeadProcess.Blocks(lead, LeadAction.Verify, actor) is { } blocked) return Refusal.Of(blocked);
            var same = await DuplicatesOfAsync(r.Id, cancellationToken);
            var into = r.Body.OpensCase ? await OpenAsync(r.Body, lead, same, actor, now, cancellationToken)
                : await FindToJoinAsync(r.Body.JoinsCase!.Trim(), actor, cancellationToken);
            if (!into.IsOk) return into.Refusal;
            var number = into.Value;
            var verified = await leads.ExecuteAsync(r.Id, r.Body.Version, new VerifyLead(number, r.Body.OpensCase, r.Body.Note), actor,
                now, cancellationToken);
            if (!verified.IsOk) return verified.Refusal;
            foreach (var joined in r.Body.OpensCase ? same : [lead, .. same])
            {
                var join = new JoinLead(now, joined.Id, joined.Facts.SourceNumber, joined.Recorded.Finder, joined.Facts.FoundAt);
                if ((await cases.ExecuteAsync(number, null, join, actor, now, cancellationToken)).Refusal is { } refusal) return refusal;
            }
            foreach (var e in (Lead[])[lead, .. same])
            {
                if (await TakeOverEvidenceAsync(e, number, actor, now, cancellationToken) is { } refusal) return refusal;
            }
            return await views.OfAsync(verified.Value, actor, now, cancellationToken);
        }, cancellationToken, x => x.IsOk);

        /// <summary>Leads that were closed as duplicates of this one: found by others, the same construction.</summary>
        private async Task<List<Lead>> DuplicatesOfAsync(Guid id, CancellationToken ct)
        {
            var named = id.ToString();
            var found = new List<Lead>();
            foreach (var other in await db.Set<LeadRow>().IgnoreQueryFilters()
                .Where(l => l.DuplicateOf == named && l.State == LeadState.Duplicate).Select(l => l.Id).ToListAsync(ct))
                found.Add(await leads.FoldAsync(other, ct));
            return found;
        }

        /// <summary>
        /// The first finder of the construction stays on record (Art 17): of the lead and its duplicates, whoever found it first.
        /// </summary>
        private async Task<Result<string>> OpenAsync(VerifyBody body, Lead lead, List<Lead> same, Actor actor, DateTimeOffset now,
            CancellationToken ct)
        {
            var f = lead.Facts;
            var address = string.IsNullOrWhiteSpace(body.Address) ? f.Address : body.Address.Trim();
            if (address.Length == 0) return new Refusal("address-missing", RefusalKind.Invalid, "address");
            var place = f.Place ?? same.Select(l => l.Facts.Place).FirstOrDefault(p => p is not null);
            if (place is null && PlaceReader.Read(body.Place ?? new PlaceBody(null, null), out place) is { } unplaced) return unplaced;
            var first = ((Lead[])[lead, .. same]).MinBy(l => (l.Facts.FoundAt, l.Recorded.At, l.Id))!;
            var village = f.Town == lead.DispatchedTo ? f.Village : null;
            var opening = new CaseOpening
            {
                FoundAt = first.Facts.FoundAt, Town = lead.DispatchedTo!, Village = village, FirstFinder = first.Recorded.Finder,
                Place = place!,
                Address = address, Party = body.Party?.ToParty(), InProgress = body.InProgress ?? f.InProgress ?? true,
                AreaSquareMetres = f.AreaSquareMetres, Description = f.Description, LeadId = lead.Id.ToString(),
            };
            var opened = await cases.OpenAsync(opening, actor, now, ct);
            return opened.IsOk ? opened.Value.Number : opened.Refusal;
        }

        private async Task<Result<string>> FindToJoinAsync(string number, Actor actor, CancellationToken ct)
        {
            if (await cases.FindAsync(number, ct) is not { } state) return new Refusal("case-to-join-missing", RefusalKind.Invalid,
                "joinsCase");
            if (!actor.ActsFor(state.Town)) return new Refusal("case-of-another-town", RefusalKind.Invalid, "joinsCase");
            return state.IsOver ? new Refusal("case-to-join-closed", RefusalKind.Invalid, "joinsCase") : number;
        }

        private async Task<Refusal?> TakeOverEvidenceAsync(Lead lead, string number, Actor actor, DateTimeOffset now, CancellationToken ct)
        {
            foreach (var e in lead.Evidence)
            {
                var attach = new AttachEvidence(now, e.Id, e.Kind, e.IsPhoto, e.TakenAt, e.FileName, e.Sha256);
                if ((await cases.ExecuteAsync(number, null, attach, actor, now, ct)).Refusal is { } refusal) return refusal;
            }
            if (lead.Evidence.Count > 0) await mediator.Send(new TakeOverEvidence([.. lead.Evidence.Select(e => e.Id)], number), ct);
            return null;
        }
    }
}
