using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Enforcement.Api.Cases;

/// <summary>Does an action in a case; answers with the case as it then stands, or refuses by name and changes nothing.</summary>
/// <param name="Number">The case.</param>
/// <param name="Body">The action's values.</param>
public sealed record ActOnCase(string Number, CaseActionBody Body) : IRequest<Result<CaseView>>, IAbout
{
    Subject? IAbout.About => CasesRoom.About(Number);

    internal sealed class Validator : AbstractValidator<ActOnCase>
    {
        private const int MaxText = 20_000;

        public Validator()
        {
            RuleFor(r => r.Body).Custom(CheckTexts);
            RuleFor(r => ((IdentifyPartyBody)r.Body).Party).SetValidator(new PartyBody.Validator()!).OverridePropertyName("Party")
                .When(r => r.Body is IdentifyPartyBody);
        }

        private static void CheckTexts(CaseActionBody body, ValidationContext<ActOnCase> context)
        {
            foreach (var property in body.GetType().GetProperties())
            {
                var value = property.GetValue(body);
                if (property.GetCustomAttribute<RequiredAttribute>() is not null && value is null or "")
                    context.AddFailure(new ValidationFailure(property.Name, "required") { ErrorCode = "NotNullValidator" });
                if (value is string { Length: > MaxText })
                {
                    context.AddFailure(new ValidationFailure(property.Name, "too long")
                    {
                        ErrorCode = "MaximumLengthValidator", FormattedMessagePlaceholderValues = new() { ["MaxLength"] = MaxText },
                    });
                }
            }
        }
    }

    internal sealed class Handler(CaseStore store, ICurrentActor current, LegalClock clock, UnitDirectory units)
        : IRequestHandler<ActOnCase, Result<CaseView>>
    {
        public async Task<Result<CaseView>> Handle(ActOnCase request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var now = clock.Now;
            var result = await store.ExecuteAsync(request.Number, request.Body.Version, request.Body.ToCommand(now), actor, now,
                cancellationToken);
            return result.IsOk ? CaseViews.Of(result.Value, actor, await units.GetAsync(cancellationToken)) : result.Refusal;
        }
    }
}
