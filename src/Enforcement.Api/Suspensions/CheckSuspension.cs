using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Suspensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>Whether projects of somebody, or of a name, are suspended: yes or no.</summary>
public sealed record SuspensionCheck(bool Suspended);

/// <summary>
/// Asks before a project is let go on (Art 29, 30): by the whole name of its party or of the project, by the party's number, and by its
/// town. Every question is logged.
/// </summary>
public sealed record CheckSuspension(string? Name, string? Town, string? IdNumber = null) : IRequest<Result<SuspensionCheck>>
{
    internal sealed class Validator : AbstractValidator<CheckSuspension>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(200);
            RuleFor(r => r.IdNumber).MaximumLength(40);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<CheckSuspension, Result<SuspensionCheck>>
    {
        public Task<Result<SuspensionCheck>> Handle(CheckSuspension r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<SuspensionCheck>>(async () =>
        {
            var (actor, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if (!SuspensionDecider.MayCheck(actor)) return Refusal.NotYours;
            var (name, id, named) = (PartyKey.Of(r.Name), PartyKey.Of(r.IdNumber), r.Town?.Trim());
            var town = units.FindTown(named);
            // A town that was mistyped must not pass as one without suspensions.
            if (!string.IsNullOrEmpty(named) && town is null) return new Refusal("suspension-town", RefusalKind.Invalid, "town");
            if (name is null && id is null && town is null) return new Refusal("check-nothing-asked", RefusalKind.Invalid, "name");
            IReadOnlyList<string> towns = town is null ? [] : units.HeldBy(town.Code); // also what one that went into it left
            // The desk answers for all suspensions, whoever sees them; it tells nothing but yes or no.
            var hit = await db.Set<SuspensionRow>().IgnoreQueryFilters().AnyAsync(
                s => s.LiftedAt == null && ((name != null && (s.PartyNameKey == name || s.SubjectKey == name))
                    || (id != null && s.PartyIdKey == id)
                    || (s.Kind == SuspensionKind.TownProjects && towns.Contains(s.Town))), cancellationToken);
            db.Add(new SanctionCheckRow
            {
                Id = Guid.CreateVersion7(clock.Now), Desk = CheckDesk.Suspensions, At = clock.Now, Unit = actor.UnitCode,
                UserName = actor.UserName,
                Asked = SanctionCheckRow.Words(r.Name, r.IdNumber, town?.Name), Hit = hit, CaseNumbers = "",
            });
            await db.SaveChangesAsync(cancellationToken);
            return new SuspensionCheck(hit);
        }, cancellationToken, x => x.IsOk);
    }
}
