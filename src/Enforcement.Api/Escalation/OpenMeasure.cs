using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Escalation;

/// <summary>
/// Opens a measure that no rule proposes: the district was called in, or held to account, over a town, a village or a listed item (Art
/// 29, 30). Whoever decides on the kind opens it;
/// it is decided like a proposed one, and its unit learns of it when it is ordered.
/// </summary>
/// <param name="Unit">Code or slug of a town, the development zone or a village.</param>
/// <param name="Basis">Over what, in words, e.g. the document that called the district in.</param>
public sealed record OpenMeasure(string? Unit, MeasureKind? Kind, string? Basis) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Validator : AbstractValidator<OpenMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Unit).NotEmpty();
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.Basis).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, MeasureStore measures, UnitDirectory directory,
        ICurrentActor current, LegalClock clock)
        : IRequestHandler<OpenMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(OpenMeasure r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<MeasureDetails>>(async () =>
        {
            var (x, units) = (new Context(clock.Now, CurrentActor.Require(current)), await directory.GetAsync(cancellationToken));
            if (!MeasureDecider.MayDecide(r.Kind!.Value, x.Actor)) return Refusal.Of(MeasureRefusalReason.NotYours);
            if (units.Named(r.Unit) is not { } unit || unit.EndedAt <= x.Now) return Refusal.Of(MeasureRefusalReason.Unit, "unit");
            var decision = MeasureDecider.Open(new MeasureProposed(x.Now, Guid.CreateVersion7(x.Now), unit.Code, r.Kind.Value, [],
                r.Basis!.Trim()), unit.Kind, x);
            if (!decision.IsAccepted) return decision.Refusal;
            var row = await measures.AddAsync(decision, x, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return await measures.ViewAsync(row, cancellationToken);
        }, cancellationToken, r => r.IsOk);
    }
}
