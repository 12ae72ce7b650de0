using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Shared;

/// <summary>The same for routes.</summary>
internal static class AllowExtensions
{
    /// <summary>Any one of the roles suffices.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder builder, params PersonRole[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AllowAttribute(roles));
}
