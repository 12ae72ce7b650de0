using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>机关代字 of a unit.</summary>
/// <param name="IsDefault">True while the bureau has set none.</param>
public sealed record UnitWordView(UnitView Unit, string Word, bool IsDefault);

/// <summary>The words of every unit that issues documents.</summary>
public sealed record ListUnitWords : IRequest<IReadOnlyList<UnitWordView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListUnitWords, IReadOnlyList<UnitWordView>>
    {
        public async Task<IReadOnlyList<UnitWordView>> Handle(ListUnitWords request, CancellationToken cancellationToken)
        {
            var set = await db.Set<UnitWordRow>().AsNoTracking().ToDictionaryAsync(w => w.Unit, w => w.Word, cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            return [.. units.All.Where(u =>
                u.Kind is not (Workflows.Organisations.UnitKind.Village or Workflows.Organisations.UnitKind.Utility))
                    .Select(u => units.View(u.Code))
                .Select(u => new UnitWordView(u, set.GetValueOrDefault(u.Code) ?? UnitNames.DefaultWord(u), !set.ContainsKey(u.Code)))];
        }
    }
}
