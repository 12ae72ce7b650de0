using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>Sets the word of a unit, for numbers from now on; a running series goes on.</summary>
public sealed record SetUnitWord(string Unit, string? Word) : IRequest<Result<UnitWordView>>
{
    internal sealed class Validator : AbstractValidator<SetUnitWord>
    {
        public Validator() => RuleFor(r => r.Word).NotEmpty().MaximumLength(20).Matches(@"^[^\s〔〕]+$");
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory) : IRequestHandler<SetUnitWord,
        Result<UnitWordView>>
    {
        public async Task<Result<UnitWordView>> Handle(SetUnitWord r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            if (units.Find(r.Unit) is null) return Refusal.NotFound;
            return await work.RunAsync<Result<UnitWordView>>(async () =>
            {
                // Two units of one word would give one number twice.
                var words = (await db.Set<UnitWordRow>().ToListAsync(cancellationToken)).ToDictionary(w => w.Unit);
                if (units.All.Any(u =>
                    u.Code != r.Unit && (words.TryGetValue(u.Code, out var set) ? set.Word
                        : UnitNames.DefaultWord(units.View(u.Code))) == r.Word))
                    return new Refusal("unit-word-taken", RefusalKind.Invalid, "word", r.Word!);
                if (words.TryGetValue(r.Unit, out var row)) row.Word = r.Word!;
                else db.Add(new UnitWordRow { Unit = r.Unit, Word = r.Word! });
                await db.SaveChangesAsync(cancellationToken);
                return new UnitWordView(units.View(r.Unit), r.Word!, false);
            }, cancellationToken, x => x.IsOk);
        }
    }
}
