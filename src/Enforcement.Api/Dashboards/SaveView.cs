using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>Keeps a filter.</summary>
/// <param name="Path">Which page it is of.</param>
/// <param name="Query">The address behind the question mark; it holds no more than the reader could type.</param>
/// <param name="Shared">For the whole unit. It shows each reader only what they may see.</param>
public sealed record SaveView(string? Name, string? Path, string? Query, bool Shared) : IRequest<Result<SavedView>>
{
    /// <summary>Pages whose filters can be kept.</summary>
    private static readonly string[] Paths = ["/oversight", "/cases"];

    internal sealed class Validator : AbstractValidator<SaveView>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(60);
            RuleFor(r => r.Query).MaximumLength(1000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock) : IRequestHandler<SaveView,
        Result<SavedView>>
    {
        public Task<Result<SavedView>> Handle(SaveView r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<SavedView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!Paths.Contains(r.Path)) return new Refusal("view-of-what", RefusalKind.Invalid, "path");
            var row = new SavedViewRow { Id = Guid.CreateVersion7(now), Unit = actor.UnitCode, UserName = actor.UserName,
                Name = r.Name!.Trim(), Path = r.Path!, Query = r.Query?.Trim().TrimStart('?') ?? "", Shared = r.Shared, CreatedAt = now };
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            return new SavedView(row.Id, row.Name, row.Path, row.Query, row.Shared, true, true);
        }, cancellationToken, x => x.IsOk);
    }
}
