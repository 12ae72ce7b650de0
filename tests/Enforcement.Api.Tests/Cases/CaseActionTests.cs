using Enforcement.Api.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Cases;

/// <summary>What the process offers can be sent: a step that lacks its body or its route would be offered, and lead nowhere.</summary>
public sealed class CaseActionTests
{
    /// <summary>Done by requests of their own: evidence is a file, a lead is joined when it is verified.</summary>
    private static readonly CaseAction[] Otherwise = [CaseAction.AttachEvidence, CaseAction.JoinLead, CaseAction.CorrectPin];

    private static readonly CaseAction[] Sent = [.. Enum.GetValues<CaseAction>().Except(Otherwise)];

    [Fact]
    public void Every_action_has_a_body_of_its_name() => ShouldBeOne(
        typeof(CaseActionBody).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseActionBody))).Select(t => t.Name),
        Sent.Select(a => $"{a}Body"));

    [Fact]
    public async Task Every_action_has_a_route()
    {
        const string below = "api/cases/{number}/actions/";
        await using var app = new EnforcementApp();
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'));
        ShouldBeOne(
            routes.Where(r => r.StartsWith(below, StringComparison.Ordinal)).Select(r => r[below.Length..]), Sent.Select(CaseActions.NameOf));
    }

    private static void ShouldBeOne(IEnumerable<string> found, IEnumerable<string> actions)
    {
        actions.Except(found).ShouldBeEmpty("an action that cannot be sent");
        found.Except(actions).ShouldBeEmpty("what is no action");
    }
}
