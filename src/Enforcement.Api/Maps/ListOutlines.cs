using Enforcement.Api.Organisations;
using MediatR;

namespace Enforcement.Api.Maps;

/// <summary>Which towns have an outline.</summary>
public sealed record ListOutlines : IRequest<IReadOnlyList<OutlineView>>
{
    internal sealed class Handler(OutlineBook book, UnitDirectory directory) : IRequestHandler<ListOutlines, IReadOnlyList<OutlineView>>
    {
        public async Task<IReadOnlyList<OutlineView>> Handle(ListOutlines request, CancellationToken cancellationToken)
        {
            var (outlines, units) = (await book.GetAsync(cancellationToken), await directory.GetAsync(cancellationToken));
            return [.. outlines.Towns.Select(o => new OutlineView(units.View(o.Town), o.RecordedAt, o.RecordedBy))];
        }
    }
}

/// <summary>An imported outline, for a list.</summary>
/// <param name="Town">Whose.</param>
/// <param name="RecordedAt">When it was imported, legal time.</param>
/// <param name="RecordedBy">By whom, as user name.</param>
public sealed record OutlineView(UnitView Town, DateTimeOffset RecordedAt, string RecordedBy);
