using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>Makes a key for a person.</summary>
public sealed record CreateApiKey(string? UserName, string? Name) : IRequest<Result<GivenApiKey>>
{
    internal sealed class Validator : AbstractValidator<CreateApiKey>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty();
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<CreateApiKey, Result<GivenApiKey>>
    {
        public async Task<Result<GivenApiKey>> Handle(CreateApiKey request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
            return await work.RunAsync<Result<GivenApiKey>>(async () =>
            {
                var personId = await db.Users.Where(p => p.UserName == request.UserName).Select(p => p.Id)
                    .SingleOrDefaultAsync(cancellationToken);
                if (personId is null) return Refusal.NotFound;
                var key = ApiKeyRow.NewKey();
                var row = new ApiKeyRow
                {
                    Id = Guid.CreateVersion7(clock.Now), Hash = ApiKeyRow.HashOf(key), PersonId = personId, Name = request.Name!.Trim(),
                    CreatedAt = clock.Now, CreatedBy = actor.UserName,
                };
                db.Add(row);
                await journal.WriteAsync(request.UserName!, "apiKeyCreated", new { row.Id, row.Name }, cancellationToken);
                return new GivenApiKey(row.Id, key);
            }, cancellationToken, r => r.IsOk);
        }
    }
}
