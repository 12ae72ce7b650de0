using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Enforcement.Testing;

/// <summary>
/// What the product's own singletons hold in memory, taken when the product has started and put back before the next test has it: the
/// values of fields
/// that can change, and the contents of collections. Only code of this repository is looked into; what a field of it holds must be of a
/// kind that
/// is known here to be put back or not to change, else it stands in <see cref="Unknown"/> and the host is not used again.
/// </summary>
internal sealed class HostState
{
    private readonly List<Func<bool>> _putBack = [];
    private readonly List<string> _unknown = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <param name="services">Of the started product.</param>
    /// <param name="registered">How they were registered.</param>
    public HostState(IServiceProvider services, IEnumerable<ServiceDescriptor> registered)
    {
        var ours = registered
            .Where(d => d is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false } && !d.ServiceType.ContainsGenericParameters)
            .Where(d => d.ServiceType == typeof(IHostedService) || Ours(d.ImplementationInstance?.GetType() ?? d.ImplementationType
                ?? d.ServiceType) || d.ImplementationFactory is { } f && Ours(f.Method.DeclaringType!))
            .Select(d => d.ServiceType).Distinct()
            .SelectMany(t => services.GetServices(t)).OfType<object>();
        foreach (var one in ours.Where(o => Ours(o.GetType()))) Take(one);
    }

    /// <summary>Fields of which nobody knows how they are put back, as <c>Type.field: type</c>.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Puts everything back; false: something is still held or waits, so that this host is not as it was.</summary>
    public bool PutBack() => _unknown.Count == 0 && _putBack.ConvertAll(back => back()).TrueForAll(done => done);

    /// <summary>True of a type of this repository, product or test.</summary>
    private static bool Ours(Type type) => type.Assembly.GetName().Name!.StartsWith("Enforcement.", StringComparison.Ordinal);

    private void Take(object one)
    {
        if (!_seen.Add(one)) return;
        for (var type = one.GetType(); type is not null && Ours(type); type = type.BaseType)
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) Take(one, field);
    }

    private void Take(object one, FieldInfo field)
    {
        var value = field.GetValue(one);
        // What a primary constructor was given is a field that could change, and does not.
        if (!field.IsInitOnly) _putBack.Add(() => Set(one, field, value));
        if (value is null || value is Delegate or Type or string || value.GetType().IsValueType) return;
        switch (value)
        {
            case SemaphoreSlim semaphore:
                var free = semaphore.CurrentCount;
                _putBack.Add(() => semaphore.CurrentCount == free);
                break;
            case Array:
                break; // tables; none is written to
            case IDictionary map:
                var entries = map.Cast<object>().Select(Entry).ToArray();
                _putBack.Add(() =>
                {
                    if (map.IsReadOnly) return true;
                    map.Clear();
                    foreach (var (key, held) in entries) map.Add(key, held);
                    return true;
                });
                break;
            case IList { IsReadOnly: false } list:
                var items = list.Cast<object?>().ToArray();
                _putBack.Add(() =>
                {
                    list.Clear();
                    foreach (var item in items) list.Add(item);
                    return true;
                });
                break;
            default:
                if (value.GetType() is { IsGenericType: true } generic && IsChannel(generic)) _putBack.Add(() => Waiting(value) == 0);
                else if (Ours(value.GetType())) Take(value);
                else if (value is IEnumerable contents && !contents.Cast<object?>().Any() && value.GetType()
                    .GetMethod("Clear", []) is { } clear) _putBack.Add(() => { clear.Invoke(value, null); return true; });
                else if (!Unchanging(value)) _unknown.Add($"{one.GetType().Name}.{field.Name}: {value.GetType()}");
                break;
        }
    }

    private static bool Set(object one, FieldInfo field, object? value)
    {
        field.SetValue(one, value);
        return true;
    }

    private static (object Key, object? Value) Entry(object pair) => pair switch
    {
        DictionaryEntry e => (e.Key, e.Value),
        _ => (pair.GetType().GetProperty("Key")!.GetValue(pair)!, pair.GetType().GetProperty("Value")!.GetValue(pair)),
    };

    private static bool IsChannel(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType!)
            if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Channel<,>)) return true;
        return false;
    }

    private static int Waiting(object channel)
    {
        var reader = channel.GetType().GetProperty(nameof(Channel<int>.Reader))!.GetValue(channel)!;
        return (int)reader.GetType().GetProperty(nameof(ChannelReader<int>.Count))!.GetValue(reader)!;
    }

    /// <summary>What the framework holds for itself and a test does not change, or what cannot change.</summary>
    private static bool Unchanging(object value)
    {
        var type = value.GetType();
        return type == typeof(object) || type == typeof(Lock)
            || value is TimeProvider or ITuple or System.Net.Http.HttpMessageInvoker or System.Net.Http.HttpMessageHandler
            || Array.Exists(["Microsoft.Extensions.", "Microsoft.AspNetCore.", "System.Text.", "System.Collections.Frozen",
                "System.Collections.Immutable", "System.Linq.", "System.Globalization.", "System.Security.", "System.Diagnostics.",
                "System.Collections.ObjectModel.ReadOnly", "System.Reflection.", "NetTopologySuite.", "MimeKit.MailboxAddress",
                "Hangfire.PostgreSql."],
                n => type.FullName!.StartsWith(n, StringComparison.Ordinal));
    }
}
