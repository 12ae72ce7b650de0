namespace Enforcement.Api.Kernel;

/// <summary>A thing that requests act on, by its address in the API.</summary>
/// <param name="Address">Of its kind, below <c>/api</c>: <c>/cases/{number}</c>.</param>
/// <param name="Keys">What stands for the braces, in order.</param>
internal sealed record Subject(string Address, params string[] Keys)
{
    /// <summary>The field of the request that names it, where that is not its address.</summary>
    public string? Field { get; init; }
}
