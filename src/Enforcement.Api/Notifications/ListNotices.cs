using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Notifications;

/// <summary>A notice to the reader's unit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseNumber">The case it is about, or null.</param>
/// <param name="LeadId">The lead it is about, or null.</param>
/// <param name="Kind">What happened; the resource <c>notice.{Kind}</c> says it.</param>
/// <param name="At">When, legal time.</param>
/// <param name="ReadAt">When someone of the unit marked it as read, or null.</param>
/// <param name="Link">The page it is about, where that is neither a case nor a lead.</param>
public sealed record NoticeView(Guid Id, string? CaseNumber, Guid? LeadId, string Kind, DateTimeOffset At, DateTimeOffset? ReadAt,
    string? Link);

/// <summary>The notices of the reader's own unit, newest first.</summary>
public sealed record ListNotices(PageRequest Page) : IRequest<Page<NoticeView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListNotices, Page<NoticeView>>
    {
        public Task<Page<NoticeView>> Handle(ListNotices request, CancellationToken cancellationToken) => db.Set<NoticeRow>()
            .OrderByDescending(n => n.At).ThenBy(n => n.Id)
            .Select(n => new NoticeView(n.Id, n.CaseNumber, n.LeadId, n.Kind, n.At, n.ReadAt, n.Link))
                .ToPageAsync(request.Page, cancellationToken);
    }
}
