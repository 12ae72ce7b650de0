using Enforcement.Api.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>How many notices of the reader's unit nobody there has read.</summary>
public sealed record CountUnreadNotices : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<CountUnreadNotices, int>
    {
        public Task<int> Handle(CountUnreadNotices request, CancellationToken cancellationToken) =>
            db.Set<NoticeRow>().CountAsync(n => n.ReadAt == null, cancellationToken);
    }
}
