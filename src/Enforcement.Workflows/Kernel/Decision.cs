using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Workflows.Kernel;

/// <summary>What a command came to: the events in their order and the state that they add up to, or a refusal by name.</summary>
public sealed class Decision<TState, TEvent> where TState : class
{
    /// <summary>Accepted, with the state that the events lead to.</summary>
    public Decision(TState state, IReadOnlyList<TEvent> events) => (State, Events) = (state, events);

    private Decision(Refusal refusal) => (Events, Refusal) = ([], refusal);

    /// <summary>The state after the events; null when refused.</summary>
    public TState? State { get; }

    /// <summary>What happened; empty when nothing did.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why nothing happened.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when accepted.</summary>
    [MemberNotNullWhen(true, nameof(State)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Refused.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternate would only repeat the constructor.")]
    public static implicit operator Decision<TState, TEvent>(Refusal refusal) => new(refusal);
}

/// <summary>Makes decisions.</summary>
public static class Decision
{
    /// <summary>Accepted: the state is what the events add up to.</summary>
    public static Decision<TState, TEvent> Of<TState,
        TEvent>(TState? before, Func<TState?, TEvent, TState> evolve, params IReadOnlyList<TEvent> events)
        where TState : class => new(events.Aggregate(before, evolve)!, events);
}
