using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Kernel;

/// <summary>
/// What the rest of the product must know of a room. A room says it in its own folder (<c>Cases/CasesRoom.cs</c>),
/// <see cref="Composition.Rooms"/> lists them, and what is there for all of them
/// goes through that list: nothing else names a room that it does not use. Who says nothing is a room, too. Handlers, validators and the
/// configurations of rows need not be named: they are
/// found by their types.
/// </summary>
internal sealed record Room
{
    /// <summary>What it puts into the container.</summary>
    public Action<IServiceCollection, EnforcementSettings>? Services { get; init; }

    /// <summary>Its routes under <c>/api</c>.</summary>
    public IReadOnlyList<Action<IEndpointRouteBuilder>> Routes { get; init; } = [];

    /// <summary>Its routes elsewhere.</summary>
    public IReadOnlyList<Action<IEndpointRouteBuilder>> OtherRoutes { get; init; } = [];

    /// <summary>
    /// What it needs of the database before anything is served: in order, as the system actor, after the rooms that stand before it in
    /// the list.
    /// </summary>
    public IReadOnlyList<Func<IServiceProvider, CancellationToken, Task>> Startup { get; init; } = [];

    /// <summary>What it does by itself.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>Who takes the messages that are for it: classes that are an <see cref="IOutboxReceiver"/>.</summary>
    public IReadOnlyList<Type> Receivers { get; init; } = [];

    /// <summary>What is due in it: a class that is an <see cref="IDeadlines"/>.</summary>
    public Type? Deadlines { get; init; }

    /// <summary>
    /// Who sees which of its rows: query filters on <see cref="EnforcementDb.Scope"/>. A row without one is seen by everybody whom a
    /// route lets in.
    /// </summary>
    public Action<ModelBuilder, EnforcementDb>? Scope { get; init; }

    /// <summary>Rows that only one of the databases has.</summary>
    public Action<ModelBuilder, EnforcementDb>? Rows { get; init; }

    /// <summary>What requests act on in it, and who sees which of it.</summary>
    public IReadOnlyList<SubjectKind> Subjects { get; init; } = [];

    /// <summary>Where the journals end whose subjects are rows of its own.</summary>
    public IReadOnlyList<JournalHeads> Journals { get; init; } = [];

    /// <summary>Registers what it needs and what it does for others.</summary>
    public void AddTo(IServiceCollection services, EnforcementSettings settings)
    {
        Services?.Invoke(services, settings);
        foreach (var receiver in Receivers) services.AddScoped(typeof(IOutboxReceiver), receiver);
        if (Deadlines is not null) services.AddScoped(typeof(IDeadlines), Deadlines);
    }
}
