using Enforcement.Api.Organisations;

namespace Enforcement.Api.Kernel;

/// <summary>
/// A room that hears of what happened to things of a kind: it says what is to be sent in the same commit. The store of the things does
/// not know who hears.
/// </summary>
internal interface IReceiver<in TState, in TEvent>
{
    /// <param name="before">As it was; null when it is new.</param>
    IEnumerable<Message> Hear(TState? before, TState after, IReadOnlyList<TEvent> events, Units units);
}
