using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>A notice to the reader's unit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseNumber">The case it is about, or null.</param>
/// <param name="LeadId">The lead it is about, or null.</param>
/// <param name="Kind">What happened; the resource <c>notice.{Kind}</c> says it.</param>
/// <param name="At">When, legal time.</param>
/// <param name="ReadAt">When someone of the unit marked it as read, or null.</param>
/// <param name="Link">The page it is about, where that is neither a case nor a lead.</param>
public sealed record NoticeView(Guid Id, string? CaseNumber, Guid? LeadId, string Kind, DateTimeOffset At, DateTimeOffset? ReadAt, string? Link);

/// <summary>The notices of the reader's own unit, newest first.</summary>
public sealed record ListNotices(PageRequest Page) : IRequest<Page<NoticeView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListNotices, Page<NoticeView>>
    {
        public Task<Page<NoticeView>> Handle(ListNotices request, CancellationToken cancellationToken) => db.Set<NoticeRow>()
            .OrderByDescending(n => n.At).ThenBy(n => n.Id)
            .Select(n => new NoticeView(n.Id, n.CaseNumber, n.LeadId, n.Kind, n.At, n.ReadAt, n.Link)).ToPageAsync(request.Page, cancellationToken);
    }
}

/// <summary>How many notices of the reader's unit nobody there has read.</summary>
public sealed record CountUnreadNotices : IRequest<int>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<CountUnreadNotices, int>
    {
        public Task<int> Handle(CountUnreadNotices request, CancellationToken cancellationToken) =>
            db.Set<NoticeRow>().CountAsync(n => n.ReadAt == null, cancellationToken);
    }
}

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

internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices").RequireAuthorization();
        notices.MapGet("", (int? page, int? pageSize, IMediator mediator, CancellationToken ct) => mediator.Send(new ListNotices(PageRequest.Of(page, pageSize)), ct));
        notices.MapPost("/read", async (MarkNoticesRead mark, IMediator mediator, CancellationToken ct) => new { marked = await mediator.Send(mark, ct) });
    }
}
