using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Organisations;

/// <summary>The units, all of them unless filtered; their names are public.</summary>
public sealed record ListUnits(UnitKind? Kind = null, string? Parent = null) : IRequest<Page<UnitView>>
{
    internal sealed class Handler(UnitDirectory directory) : IRequestHandler<ListUnits, Page<UnitView>>
    {
        public async Task<Page<UnitView>> Handle(ListUnits request, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var items = units.All.Where(u => (request.Kind is null || u.Kind == request.Kind)
                && (request.Parent is null || u.Parent == request.Parent))
                .Select(u => units.View(u.Code)).ToList();
            return new Page<UnitView>(items, items.Count);
        }
    }
}
