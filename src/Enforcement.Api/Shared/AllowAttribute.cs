using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.Authorization;

namespace Enforcement.Api.Shared;

/// <summary>Says which roles may use a page: <c>[Allow(PersonRole.Administrator)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute : AuthorizeAttribute
{
    /// <summary>Any one of the roles suffices.</summary>
    public AllowAttribute(params PersonRole[] roles)
    {
        AllowedRoles = roles;
        Roles = string.Join(',', roles);
    }

    /// <summary>The roles.</summary>
    public IReadOnlyList<PersonRole> AllowedRoles { get; }
}
