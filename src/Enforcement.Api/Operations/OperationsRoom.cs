using Enforcement.Api.Kernel;

namespace Enforcement.Api.Operations;

/// <summary>How the product is doing.</summary>
internal static class OperationsRoom
{
    public static Room It => new()
    {
        Routes = [OperationsEndpoints.Map],
        OtherRoutes = [GetMetrics.Map],
    };
}
