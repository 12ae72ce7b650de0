using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.DueCalendar;

/// <summary>Makes the reader's address anew (the old one ends), or ends it.</summary>
/// <param name="Revoke">True: end it.</param>
public sealed record RenewCalendarFeed(bool Revoke) : IRequest<CalendarFeedView>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock)
        : IRequestHandler<RenewCalendarFeed, CalendarFeedView>
    {
        public Task<CalendarFeedView> Handle(RenewCalendarFeed request, CancellationToken cancellationToken) => work.RunAsync(async () =>
        {
            var login = CurrentActor.Require(current).UserName;
            var person = await db.Users.SingleAsync(p => p.UserName == login, cancellationToken);
            var row = await db.Set<CalendarFeedRow>().FindAsync([person.Id], cancellationToken);
            if (request.Revoke)
            {
                if (row is not null) db.Remove(row);
                await db.SaveChangesAsync(cancellationToken);
                return new CalendarFeedView(null);
            }
            var token = ApiKeyRow.NewKey()[3..];
            if (row is null) db.Add(row = new CalendarFeedRow { PersonId = person.Id, Hash = ApiKeyRow.HashOf(token),
                CreatedAt = clock.Now });
            (row.Hash, row.CreatedAt) = (ApiKeyRow.HashOf(token), clock.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new CalendarFeedView(row.CreatedAt, token);
        }, cancellationToken);
    }
}
