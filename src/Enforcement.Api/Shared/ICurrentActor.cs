using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Shared;

/// <summary>
/// Who the present request acts for. Set once at the edge: by sign-in, by an API key, or by a job as <see cref="Actor.System"/>.
/// </summary>
public interface ICurrentActor
{
    /// <summary>The actor, or null when nobody is signed in.</summary>
    Actor? Actor { get; }
}

/// <summary>Holds the actor of one request or one job; scoped.</summary>
internal sealed class CurrentActor : ICurrentActor
{
    public Actor? Actor { get; private set; }

    /// <summary>Sets the actor; the edge calls it before anything reads the database.</summary>
    public void Become(Actor actor) => Actor = actor;

    /// <summary>The actor of a request that cannot get here without one.</summary>
    public static Actor Require(ICurrentActor current) =>
        current.Actor ?? throw new InvalidOperationException("A request that needs a person ran without one.");
}
