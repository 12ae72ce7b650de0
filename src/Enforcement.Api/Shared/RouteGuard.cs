using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Enforcement.Api.Shared;

/// <summary>Start-up fails on a route or page that does not say who may use it: forgetting is loud, never open.</summary>
internal sealed class RouteGuard(IServiceProvider services) : IHostedService
{
    private IEndpointRouteBuilder? _routes;

    public void Watch(IEndpointRouteBuilder routes) => _routes = routes;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var undeclared = new List<string>();
        foreach (var endpoint in _routes?.DataSources.SelectMany(source => source.Endpoints) ?? [])
            if (!Declares(await CompiledAsync(endpoint)))
                undeclared.Add(endpoint.DisplayName ?? endpoint.ToString() ?? "?");
        if (undeclared.Count > 0)
            throw new InvalidOperationException(
                $"Nothing says who may use: {string.Join(", ", undeclared.Distinct())}. Add RequireAuthorization or AllowAnonymous.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Declares(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null
        || metadata.GetMetadata<AuthorizationPolicy>() is not null;

    // The attributes of a page model are known only once the page is compiled.
    private async Task<EndpointMetadataCollection> CompiledAsync(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? (await services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata)).Endpoint?.Metadata ?? endpoint.Metadata
            : endpoint.Metadata;
}
