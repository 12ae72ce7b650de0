using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

/// <summary>
/// Ends a town that went into another. What it did stays under its code and name; its open work, its villages and its people are the
/// successor's at once: whoever works there acts for
/// both (<see cref="Actor.ActsFor"/>), new leads that name it go to the successor. It still reports the month in which it ended, by the
/// successor's people.
/// </summary>
/// <param name="Code">The town that ends.</param>
/// <param name="Into">The town that takes over.</param>
/// <param name="On">The first legal day on which it no longer is; not in the future.</param>
public sealed record MergeTown(string Code, string? Into, DateOnly? On) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<MergeTown>
    {
        public Validator()
        {
            RuleFor(r => r.Into).NotEmpty();
            RuleFor(r => r.On).NotNull();
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal,
        ICurrentActor current, LegalClock clock) : IRequestHandler<MergeTown, Result<UnitView>>
    {
        /// <summary>The measure's own first day: no town that it knows ended before.</summary>
        private static readonly DateOnly Earliest = new(2022, 4, 12);

        public async Task<Result<UnitView>> Handle(MergeTown r, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var units = await directory.GetAsync(cancellationToken);
            if (units.Find(r.Code) is null || !units.IsTown(r.Code)) return Refusal.NotFound;
            if (r.Into == r.Code || units.Find(r.Into) is not { EndedAt: null } into || !units.IsTown(into.Code)) return new Refusal(
                "unknown-town", RefusalKind.Invalid, "into");
            if (r.On > LegalTime.DateOf(clock.Now)) return new Refusal("in-the-future", RefusalKind.Invalid, "on");
            if (r.On < Earliest) return new Refusal("merge-too-early", RefusalKind.Invalid, "on");
            var merged = await work.RunAsync<Result<bool>>(async () =>
            {
                var row = (await db.Set<UnitRow>().FindAsync([r.Code], cancellationToken))!;
                if (row.EndedAt is not null) return new Refusal("unit-ended", RefusalKind.InvalidInStage);
                (row.EndedAt, row.MergedInto) = (LegalTime.StartOf(r.On!.Value), into.Code);
                var villages = await db.Set<UnitRow>().Where(u => u.Parent == row.Code).ToListAsync(cancellationToken);
                foreach (var village in villages) village.Parent = into.Code;
                await journal.WriteAsync($"unit-{row.Code}", "unitMerged",
                    new { row.Code, Into = into.Code, On = r.On, Villages = villages.Select(v => v.Code).Order() }, cancellationToken);
                foreach (var person in await db.Users.Where(p => p.UnitCode == row.Code).OrderBy(p => p.UserName)
                    .ToListAsync(cancellationToken))
                {
                    person.UnitCode = into.Code;
                    await journal.WriteAsync(person.Login, "personMoved", new { Old = row.Code, New = into.Code }, cancellationToken);
                }
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units, Stamps.Outlines);
                return true;
            }, cancellationToken, x => x.IsOk);
            if (!merged.IsOk) return merged.Refusal;
            directory.Forget();
            return (await directory.GetAsync(cancellationToken)).View(r.Code);
        }
    }
}
