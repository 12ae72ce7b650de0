using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.DueCalendar;

/// <summary>The reader's subscription.</summary>
/// <param name="CreatedAt">When its address was made; null without one.</param>
/// <param name="Token">The secret part of the address, only in the answer that made it.</param>
public sealed record CalendarFeedView(DateTimeOffset? CreatedAt, string? Token = null);

/// <summary>Whether the reader has a subscription.</summary>
public sealed record GetCalendarFeed : IRequest<CalendarFeedView>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<GetCalendarFeed, CalendarFeedView>
    {
        public async Task<CalendarFeedView> Handle(GetCalendarFeed request, CancellationToken cancellationToken)
        {
            var login = CurrentActor.Require(current).UserName;
            return new CalendarFeedView(await db.Set<CalendarFeedRow>()
                .Where(f => db.Users.Any(p => p.Id == f.PersonId && p.UserName == login)).Select(f => (DateTimeOffset?)f.CreatedAt)
                    .SingleOrDefaultAsync(cancellationToken));
        }
    }
}
