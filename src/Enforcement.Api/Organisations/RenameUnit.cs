using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Organisations;

/// <summary>Renames a unit; its code stays, and with it everything that was done under the old name.</summary>
public sealed record RenameUnit(string Code, string? Name) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<RenameUnit>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<RenameUnit, Result<UnitView>>
    {
        public async Task<Result<UnitView>> Handle(RenameUnit request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var found = await work.RunAsync(async () =>
            {
                var row = await db.Set<UnitRow>().FindAsync([request.Code], cancellationToken);
                if (row is null) return false;
                var old = row.Name;
                row.Name = request.Name!.Trim();
                await journal.WriteAsync($"unit-{row.Code}", "unitRenamed", new { row.Code, Old = old, New = row.Name }, cancellationToken);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units, Stamps.Outlines);
                return true;
            }, cancellationToken, ok => ok);
            if (!found) return Refusal.NotFound;
            directory.Forget();
            return (await directory.GetAsync(cancellationToken)).View(request.Code);
        }
    }
}
