using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Simulation;

/// <summary>
/// Moves legal time forward to an instant and stands it there; never back (<c>clock-moved-back</c>). Jobs do not run by it:
/// <see cref="RunJobs"/>.
/// </summary>
/// <param name="Now">Where it shall stand.</param>
public sealed record MoveClock(DateTimeOffset? Now) : IRequest<Result<ClockView>>
{
    internal sealed class Validator : AbstractValidator<MoveClock>
    {
        // Beyond a century, periods counted from it would leave the calendar.
        public Validator() => RuleFor(c => c.Now).NotNull().LessThan(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    internal sealed class Handler(SimulationAccess access, EnforcementDb db, UnitOfWork work, LegalClock clock)
        : IRequestHandler<MoveClock, Result<ClockView>>
    {
        public Task<Result<ClockView>> Handle(MoveClock request, CancellationToken cancellationToken) => work.RunAsync(async () =>
        {
            if (access.Refused() is { } refused) return refused;
            var to = request.Now!.Value;
            if (to < clock.Now) return new Refusal("clock-moved-back", RefusalKind.Conflict, "now", clock.Now);
            var row = await db.Set<SimulatedClockRow>().SingleOrDefaultAsync(cancellationToken);
            if (row is null) db.Add(new SimulatedClockRow { Now = to });
            else row.Now = to;
            await db.SaveChangesAsync(cancellationToken);
            clock.StandAt(to); // other processes see it before their next request (Stamps)
            return (Result<ClockView>)new ClockView(clock.Now, true);
        }, cancellationToken, r => r.IsOk);
    }
}
