using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Marks notices of the reader's unit as read; those of others are passed over. Returns how many were unread.</summary>
/// <param name="Ids">Which ones, at most 200; null: all.</param>
public sealed record MarkNoticesRead(IReadOnlyList<Guid>? Ids = null) : IRequest<int>
{
    internal sealed class Validator : AbstractValidator<MarkNoticesRead>
    {
        public Validator() => RuleFor(m => m.Ids!.Count).LessThanOrEqualTo(200).When(m => m.Ids is not null).OverridePropertyName("ids");
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, LegalClock clock) : IRequestHandler<MarkNoticesRead, int>
    {
        public Task<int> Handle(MarkNoticesRead request, CancellationToken cancellationToken) => work.RunAsync(async () =>
        {
            var unread = db.Set<NoticeRow>().Where(n => n.ReadAt == null);
            if (request.Ids is { } ids) unread = unread.Where(n => ids.Contains(n.Id));
            foreach (var notice in await unread.ToListAsync(cancellationToken)) notice.ReadAt = clock.Now;
            return await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }
}
