using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Clues;

/// <summary>The clues that the reader sent or was sent, newest first.</summary>
public sealed record ListClues(PageRequest Page) : IRequest<Page<ClueItem>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListClues, Page<ClueItem>>
    {
        public async Task<Page<ClueItem>> Handle(ListClues r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var page = await db.Set<ClueRow>().AsNoTracking().OrderByDescending(c => c.ForwardedAt).ThenBy(c => c.Id)
                .ToPageAsync(r.Page, cancellationToken);
            return new Page<ClueItem>(
                [.. page.Items.Select(c =>
                    new ClueItem(c.Id, units.View(c.Unit), c.Official, c.CaseNumber, c.ForwardedAt, c.ReceivedAt))], page.Total);
        }
    }
}
