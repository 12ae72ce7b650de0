using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.DueCalendar;

/// <summary>
/// What a calendar program gets for a secret address: this month's and the next two months' things that its person may see now; 404 for
/// an address that is not, or no longer, one.
/// </summary>
public sealed record ReadCalendarFeed(string Token) : IRequest<Result<IReadOnlyList<DueItem>>>
{
    internal sealed class Handler(EnforcementDb db, PersonAuthenticator authenticator, IMediator mediator, LegalClock clock)
        : IRequestHandler<ReadCalendarFeed, Result<IReadOnlyList<DueItem>>>
    {
        public async Task<Result<IReadOnlyList<DueItem>>> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
        {
            var hash = ApiKeyRow.HashOf(request.Token);
            var personId = await db.Set<CalendarFeedRow>().Where(f => f.Hash == hash).Select(f => f.PersonId)
                .SingleOrDefaultAsync(cancellationToken);
            // The person is looked at anew every time: who moved or left gets no more of the old unit's view.
            if (personId is null || await authenticator.AuthenticateAsync(personId, null, "calendar",
                cancellationToken) is null) return Refusal.NotFound;
            var items = new List<DueItem>();
            for (var (month, n) = (ReportMonth.Of(LegalTime.DateOf(clock.Now)), 0); n < 3; month = month.Next, n++)
                items.AddRange((await mediator.Send(new GetDueCalendar(month.ToString()), cancellationToken)).Value!);
            return items.DistinctBy(i => i.Id).ToList();
        }
    }
}
