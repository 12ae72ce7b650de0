using Enforcement.Api.Jobs;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Journal;

/// <summary>The chained journals of all rooms.</summary>
internal static class JournalRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<JournalCheck>(),
        Routes = [JournalEndpoints.Map],
        Jobs =
        [
            new("journals", "0 30 2 * * *", async (mediator, ct) =>
            {
                var verified = await mediator.Send(new NoteBrokenJournals(), ct);
                return new JobOutcome(verified.Streams, verified.Broken.Count);
            }, JobTurn.Upkeep, CatchesUp: false),
        ],
    };
}
