using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.DueCalendar;

/// <summary>A person's calendar subscription: its address is a secret, kept only as its hash.</summary>
internal sealed class CalendarFeedRow
{
    public required string PersonId { get; init; }
    public required string Hash { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarFeedRow>
    {
        public void Configure(EntityTypeBuilder<CalendarFeedRow> b)
        {
            b.ToTable("CalendarFeeds").HasKey(f => f.PersonId);
            b.Property(f => f.PersonId).HasMaxLength(36);
            b.Property(f => f.Hash).HasMaxLength(64);
            b.HasIndex(f => f.Hash).IsUnique();
            b.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        }
    }
}

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
            return new CalendarFeedView(await db.Set<CalendarFeedRow>().Where(f => db.Users.Any(p => p.Id == f.PersonId && p.UserName == login)).Select(f => (DateTimeOffset?)f.CreatedAt).SingleOrDefaultAsync(cancellationToken));
        }
    }
}

/// <summary>Makes the reader's address anew (the old one ends), or ends it.</summary>
/// <param name="Revoke">True: end it.</param>
public sealed record RenewCalendarFeed(bool Revoke) : IRequest<CalendarFeedView>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock) : IRequestHandler<RenewCalendarFeed, CalendarFeedView>
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
            if (row is null) db.Add(row = new CalendarFeedRow { PersonId = person.Id, Hash = ApiKeyRow.HashOf(token), CreatedAt = clock.Now });
            (row.Hash, row.CreatedAt) = (ApiKeyRow.HashOf(token), clock.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new CalendarFeedView(row.CreatedAt, token);
        }, cancellationToken);
    }
}

/// <summary>What a calendar program gets for a secret address: this month's and the next two months' things that its person may see now; 404 for an address that is not, or no longer, one.</summary>
public sealed record ReadCalendarFeed(string Token) : IRequest<Result<IReadOnlyList<DueItem>>>
{
    internal sealed class Handler(EnforcementDb db, PersonAuthenticator authenticator, IMediator mediator, LegalClock clock) : IRequestHandler<ReadCalendarFeed, Result<IReadOnlyList<DueItem>>>
    {
        public async Task<Result<IReadOnlyList<DueItem>>> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
        {
            var hash = ApiKeyRow.HashOf(request.Token);
            var personId = await db.Set<CalendarFeedRow>().Where(f => f.Hash == hash).Select(f => f.PersonId).SingleOrDefaultAsync(cancellationToken);
            // The person is looked at anew every time: who moved or left gets no more of the old unit's view.
            if (personId is null || await authenticator.AuthenticateAsync(personId, null, "calendar", cancellationToken) is null) return new Refusal("not-found", RefusalKind.NotFound);
            var items = new List<DueItem>();
            for (var (month, n) = (ReportMonth.Of(LegalTime.DateOf(clock.Now)), 0); n < 3; month = month.Next, n++)
                items.AddRange((await mediator.Send(new GetDueCalendar(month.ToString()), cancellationToken)).Value!);
            return items.DistinctBy(i => i.Id).ToList();
        }
    }
}
