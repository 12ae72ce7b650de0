using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Suspensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>
/// Suspends a town's industrial projects, or the project of a case and its party, when the district was called in over it (Art 29).
/// </summary>
/// <param name="Town">Of a town's projects: its code.</param>
/// <param name="CaseNumber">Of a case's project: the case, which gives the party.</param>
/// <param name="Subject">What is suspended, in words.</param>
/// <param name="Basis">Over what, e.g. the document that called the district in.</param>
public sealed record OpenSuspension(string? Town, string? CaseNumber, string? Subject, string? Basis) : IRequest<Result<SuspensionView>>
{
    internal sealed class Validator : AbstractValidator<OpenSuspension>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Basis).NotEmpty().MaximumLength(500);
        }
    }

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, SuspensionStore store, CaseStore cases, UnitDirectory directory, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<OpenSuspension, Result<SuspensionView>>
    {
        public Task<Result<SuspensionView>> Handle(OpenSuspension r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<SuspensionView>>(async () =>
        {
            var (x, units) = (new Context(clock.Now, CurrentActor.Require(current)), await directory.GetAsync(cancellationToken));
            if (!SuspensionDecider.MayDecide(x.Actor)) return Refusal.Of(SuspensionRefusalReason.NotYours);
            var (kind, town, about) = (SuspensionKind.TownProjects, "", "");
            Party? party = null;
            if (!string.IsNullOrWhiteSpace(r.CaseNumber))
            {
                if (!string.IsNullOrWhiteSpace(r.Town)) return Refusal.Of(SuspensionRefusalReason.TownOrCase, "town");
                if (await cases.FindAsync(r.CaseNumber.Trim(), cancellationToken) is not { IsOver: false } c)
                    return Refusal.Of(SuspensionRefusalReason.Case, "caseNumber");
                (kind, town, about, party) = (SuspensionKind.CaseProject, c.Town, c.Number, c.Party);
            }
            else
            {
                if (units.FindTown(r.Town) is not { } named) return Refusal.Of(SuspensionRefusalReason.Town, "town");
                (town, about) = (named.Code, named.Code);
            }
            var holds = await db.Set<SuspensionRow>().AnyAsync(s => s.Kind == kind && s.About == about && s.LiftedAt == null,
                cancellationToken);
            var opened = new SuspensionOpened(x.Now, Guid.CreateVersion7(x.Now), kind, town, r.Subject!.Trim(), party?.Name, about,
                r.Basis!.Trim());
            var decision = SuspensionDecider.Open(opened, holds, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await store.AddAsync(decision, x, cancellationToken);
            row.SetParty(party?.Name, party?.IdNumber); // by its number, too, it is found
            await db.SaveChangesAsync(cancellationToken);
            return SuspensionStore.ViewOf(row, units, x.Actor);
        }, cancellationToken, x => x.IsOk);
    }
}
