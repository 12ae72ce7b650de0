using Enforcement.Api.Kernel;

namespace Enforcement.Api.Identity;

/// <summary>People, how they sign in, and the keys of machines.</summary>
internal static class IdentityRoom
{
    public static Room It => new()
    {
        Services = IdentitySetup.AddServices,
        Routes = [SessionEndpoints.Map, PeopleEndpoints.Map],
        Startup = [PersonJournal.AdoptHeadsAsync, PeopleSeed.RunAsync],
    };
}
