using System.Collections.Concurrent;
using System.Threading.Channels;
using Enforcement.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Hosting;

public sealed class HostStateTests
{
    private sealed class Inner
    {
        public int Count { get; set; }
    }

    private sealed class Holder : IDisposable
    {
        public int Number = 1;
        public string? Word;
        public readonly Dictionary<string, int> Map = new() { ["a"] = 1 };
        public readonly ConcurrentDictionary<string, int> Shared = new();
        public readonly List<int> List = [7];
        public readonly HashSet<int> Set = [];
        public readonly SemaphoreSlim One = new(1, 1);
        public readonly Channel<int> Waiting = Channel.CreateBounded<int>(5);
        public readonly Inner Inner = new();

        public void Dispose() => One.Dispose();
    }

    private sealed class Stranger
    {
        public readonly MemoryStream Memory = new();
    }

    private static (T Singleton, HostState State) Of<T>()
        where T : class
    {
        var services = new ServiceCollection().AddSingleton<T>();
        var built = services.BuildServiceProvider();
        return (built.GetRequiredService<T>(), new HostState(built, services));
    }

    [Fact]
    public void Fields_and_contents_are_put_back()
    {
        var (it, state) = Of<Holder>();
        (it.Number, it.Word, it.Inner.Count) = (2, "said", 3);
        it.Map["a"] = it.Map["b"] = 5;
        it.Shared["x"] = 1;
        it.List.Add(8);
        it.Set.Add(9);

        state.Unknown.ShouldBeEmpty();
        state.PutBack().ShouldBeTrue();
        (it.Number, it.Word, it.Inner.Count).ShouldBe((1, null, 0));
        it.Map.ShouldBe(new Dictionary<string, int> { ["a"] = 1 });
        it.Shared.ShouldBeEmpty();
        it.List.ShouldBe([7]);
        it.Set.ShouldBeEmpty();
    }

    [Fact]
    public void Who_still_holds_a_lock_or_left_something_waiting_cannot_be_put_back()
    {
        var (holding, first) = Of<Holder>();
        holding.One.Wait();
        first.PutBack().ShouldBeFalse();
        var (waiting, second) = Of<Holder>();
        waiting.Waiting.Writer.TryWrite(1).ShouldBeTrue();
        second.PutBack().ShouldBeFalse();
    }

    [Fact]
    public void What_nobody_knows_how_to_put_back_is_named_and_keeps_the_host_from_being_used_again()
    {
        var (_, state) = Of<Stranger>();
        state.Unknown.ShouldBe(["Stranger.Memory: System.IO.MemoryStream"]);
        state.PutBack().ShouldBeFalse();
    }
}
