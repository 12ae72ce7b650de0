using Enforcement.Workflows.Organisations;

namespace Enforcement.Web.Components;

/// <summary>
/// What the layout must know of a room's pages. A room says it in its own folder (<c>Pages/Leads/LeadPages.cs</c>), beside its words if
/// it has any; <see cref="PagesComposition.Rooms"/> lists them.
/// </summary>
public sealed record PageRoom
{
    /// <summary>Where its entry of the menu leads, e.g. <c>/leads</c>; below it are its pages.</summary>
    public required string Href { get; init; }

    /// <summary>The entry's icon, of the sprite.</summary>
    public required string Icon { get; init; }

    /// <summary>The entry's words: a key of <see cref="Texts"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Whose words they are.</summary>
    public required Type Texts { get; init; }

    /// <summary>Who finds the entry in the menu; everybody, unless said otherwise. The pages themselves say who may open them.</summary>
    public Func<Actor, bool> IsFor { get; init; } = _ => true;

    /// <summary>A view component that counts beside the entry, or null.</summary>
    public string? Count { get; init; }

    /// <summary>What its pages ask of the container, if anything.</summary>
    public Action<IServiceCollection, IConfiguration>? Services { get; init; }

    /// <summary>True of an address of its pages.</summary>
    public bool Holds(PathString path) => Href == "/" ? path == "/"
        : path.Value?.StartsWith(Href, StringComparison.OrdinalIgnoreCase) == true;
}
