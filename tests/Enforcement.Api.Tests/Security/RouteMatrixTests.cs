using System.Text.RegularExpressions;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// Who may call which route at all: made from the routes themselves, so that a new route without a row fails. "all": everybody who is
/// signed in, with the scope and the process deciding the rest; "-": also nobody.
/// </summary>
public sealed partial class RouteMatrixTests
{
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["POST /api/session"] = "-", ["GET /api/session"] = "all", ["DELETE /api/session"] = "all", ["PUT /api/session/password"] = "all",
        ["GET /api/people"] = "admin auditor", ["POST /api/people"] = "admin", ["PUT /api/people/{userName}"] = "admin",
            ["POST /api/people/{userName}/password-reset"] = "admin",
        ["GET /api/api-keys"] = "admin auditor", ["POST /api/api-keys"] = "admin", ["DELETE /api/api-keys/{id:guid}"] = "admin",
        ["GET /api/units"] = "all", ["PUT /api/units/{code}/name"] = "admin", ["POST /api/units/villages"] = "admin",
        ["GET /api/cases"] = "all", ["POST /api/cases"] = "all", ["GET /api/cases/{number}"] = "all",
            ["GET /api/cases/{number}/outlook"] = "all", ["GET /api/cases/{number}/journal"] = "all",
        ["GET /api/cases/{number}/journal/verification"] = "all", ["POST /api/cases/{number}/actions/*"] = "all",
            ["GET /api/duties"] = "all",
        ["POST /api/imports/satellite"] = "all", ["POST /api/imports/hotline"] = "all", ["POST /api/imports/patrol"] = "all",
            ["POST /api/imports/preview"] = "all",
        ["GET /api/imports"] = "all", ["GET /api/imports/{id:guid}"] = "all", ["GET /api/imports/{id:guid}/rejected.csv"] = "all",
        ["GET /api/leads"] = "all", ["POST /api/leads"] = "all", ["POST /api/leads/dispatch"] = "all", ["GET /api/leads/{id:guid}"] = "all",
        ["GET /api/leads/{id:guid}/journal"] = "all", ["GET /api/leads/{id:guid}/journal/verification"] = "all",
            ["POST /api/leads/{id:guid}/dispatch"] = "all",
        ["POST /api/leads/{id:guid}/verify"] = "all", ["POST /api/leads/{id:guid}/reject"] = "all",
            ["POST /api/leads/{id:guid}/dissuade"] = "all",
        ["POST /api/leads/{id:guid}/check-permit"] = "all", ["GET /api/patrols"] = "all", ["POST /api/patrols"] = "all",
        ["POST /api/evidence"] = "all", ["GET /api/evidence/{id:guid}"] = "all", ["GET /api/evidence/{id:guid}/content"] = "all",
        ["GET /api/evidence/{id:guid}/thumbnail"] = "all", ["GET /api/evidence/{id:guid}/original"] = "all",
            ["POST /api/evidence/{id:guid}/original"] = "all",
        ["POST /api/evidence/{id:guid}/original-request"] = "all", ["GET /api/evidence/originals-wanted"] = "all",
            ["POST /api/evidence/{id:guid}/pin"] = "all",
        ["GET /api/cases/{number}/evidence"] = "all", ["GET /api/cases/{number}/bundle"] = "all",
        ["GET /api/documents"] = "all", ["POST /api/documents"] = "all", ["POST /api/documents/uploads"] = "all",
            ["GET /api/documents/day"] = "all", ["GET /api/documents/{id:guid}"] = "all",
        ["GET /api/documents/{id:guid}/journal"] = "all", ["POST /api/documents/{id:guid}/revise"] = "all",
            ["POST /api/documents/{id:guid}/issue"] = "all", ["POST /api/documents/{id:guid}/serve"] = "all",
        ["POST /api/documents/{id:guid}/fail-service"] = "all", ["POST /api/documents/{id:guid}/void"] = "all",
            ["POST /api/documents/{id:guid}/scans"] = "all", ["GET /api/documents/{id:guid}/content"] = "all",
        ["GET /api/documents/{id:guid}/pdf"] = "all", ["GET /api/documents/{id:guid}/scans/{index:int}"] = "all",
            ["GET /api/document-templates"] = "all", ["GET /api/document-templates/{kind}"] = "all",
        ["POST /api/document-templates/{kind}"] = "admin", ["GET /api/document-words"] = "all",
            ["PUT /api/document-words/{code}"] = "admin", ["GET /api/document-check/{code}"] = "-",
        ["GET /api/reports/monthly"] = "all", ["GET /api/reports/monthly/summary"] = "all",
            ["GET /api/reports/monthly/{month}/{town}"] = "all", ["POST /api/reports/monthly/{month}/{town}/submit"] = "all",
        ["POST /api/reports/monthly/{month}/{town}/accept"] = "all", ["POST /api/reports/monthly/{month}/{town}/return"] = "all",
            ["POST /api/reports/monthly/{month}/{town}/files"] = "all",
        ["GET /api/reports/monthly/{month}/{town}/files/{index:int}"] = "all", ["GET /api/satellite-reviews"] = "all",
            ["POST /api/satellite-reviews"] = "all", ["GET /api/satellite-reviews/{month}"] = "all",
        ["GET /api/satellite-reviews/{month}/export"] = "all", ["POST /api/satellite-reviews/{month}/run"] = "all",
            ["POST /api/satellite-reviews/{month}/confirm"] = "all",
        ["POST /api/satellite-reviews/{month}/decide"] = "all", ["POST /api/satellite-reviews/{month}/exclude"] = "all",
            ["POST /api/satellite-reviews/{month}/finish"] = "all", ["GET /api/due"] = "all", ["GET /api/due/feed"] = "all",
                ["POST /api/due/feed"] = "all",
        ["DELETE /api/due/feed"] = "all", ["POST /api/units/{code}/merge"] = "admin",
        ["GET /api/clues"] = "all", ["POST /api/clues"] = "all", ["GET /api/clues/{id:guid}"] = "all",
            ["POST /api/clues/{id:guid}/receive"] = "all",
        ["GET /api/sanctions"] = "all", ["POST /api/sanctions/{id:guid}/confirm"] = "all", ["POST /api/sanctions/check"] = "all",
            ["GET /api/sanctions/checks"] = "all",
        ["GET /api/unit-measures"] = "all", ["POST /api/unit-measures"] = "all", ["GET /api/unit-measures/{id:guid}"] = "all",
            ["POST /api/unit-measures/{id:guid}/decide"] = "all", ["POST /api/unit-measures/{id:guid}/answer"] = "all",
        ["POST /api/unit-measures/{id:guid}/finish"] = "all", ["GET /api/listed-items"] = "all",
            ["GET /api/listed-items/{id:guid}"] = "all", ["POST /api/listed-items/import"] = "all",
        ["POST /api/listed-items/{id:guid}/progress"] = "all", ["POST /api/listed-items/{id:guid}/delist"] = "all",
            ["GET /api/suspensions"] = "all", ["POST /api/suspensions"] = "all",
        ["POST /api/suspensions/check"] = "all", ["GET /api/suspensions/checks"] = "all", ["POST /api/suspensions/{id:guid}/lift"] = "all",
        ["GET /api/assessments"] = "all", ["POST /api/assessments"] = "all", ["POST /api/assessments/confirm"] = "all",
            ["GET /api/assessments/export"] = "all", ["GET /api/assessments/{period}/{unit}"] = "all",
        ["POST /api/assessments/{period}/{unit}/appeals"] = "all", ["POST /api/assessments/{period}/{unit}/appeals/{key}/decide"] = "all",
        ["GET /api/map"] = "all", ["GET /api/map/near"] = "all", ["GET /api/map/shape/{kind}/{id}"] = "all",
            ["GET /api/map/outlines"] = "all", ["POST /api/map/outlines"] = "admin planning",
        ["GET /api/dashboards/oversight"] = "all", ["GET /api/dashboards/oversight/export"] = "all", ["GET /api/saved-views"] = "all",
            ["POST /api/saved-views"] = "all", ["DELETE /api/saved-views/{id:guid}"] = "all",
        ["GET /api/dashboards/overdue"] = "all", ["GET /api/dashboards/process"] = "all",
        ["GET /api/policies/current"] = "all", ["GET /api/policies"] = "all", ["POST /api/policies"] = "admin",
            ["GET /api/policies/{version:int}/impact"] = "all",
        ["GET /api/calendar"] = "all", ["GET /api/calendar/{year:int}"] = "all", ["POST /api/calendar"] = "admin",
        ["GET /api/simulation/clock"] = "admin", ["PUT /api/simulation/clock"] = "admin", ["POST /api/simulation/run-jobs"] = "admin",
        ["GET /api/notices"] = "all", ["POST /api/notices/read"] = "all",
        ["GET /api/audit"] = "auditor", ["GET /api/audit/export"] = "auditor",
        ["GET /api/notification-preferences"] = "all", ["PUT /api/notification-preferences"] = "all",
        ["GET /api/webhooks"] = "admin", ["POST /api/webhooks"] = "admin", ["DELETE /api/webhooks/{id:guid}"] = "admin",
            ["POST /api/webhooks/{id:guid}/test"] = "admin",
        ["GET /api/deliveries"] = "admin auditor", ["POST /api/deliveries/{id:guid}/retry"] = "admin",
            ["POST /api/deliveries/retry"] = "admin",
        ["GET /api/operations"] = "admin auditor", ["POST /api/operations/stuck/retry"] = "admin",
        ["GET /api/journal/verification"] = "admin auditor",
        ["GET /openapi/{documentName}.json"] = "-", ["GET /health/live"] = "-", ["GET /health/ready"] = "-",
            ["GET /metrics"] = "admin auditor",
    };

    private static readonly string[] People =
        ["admin", "auditor", "leader", "planning", "bureau", "supervision", "discipline", "police", "electricity", "sector",
            CaseClient.Inspector, CaseClient.Lead, "village.xiwengzhuang"];

    [Fact]
    public async Task Every_route_is_open_to_exactly_the_people_of_its_row()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}"))
            .Where(r => r.Contains("/api/", StringComparison.Ordinal) || r.Contains("/openapi", StringComparison.Ordinal)
                || r.Contains("/health", StringComparison.Ordinal) || r.Contains("/metrics", StringComparison.Ordinal))
            .Select(r => Action().Replace(r, "/actions/*")).Distinct().ToList();
        routes.Except(Rows.Keys).ShouldBeEmpty("a route without a row");
        Rows.Keys.Except(routes).ShouldBeEmpty("a row without a route");

        foreach (var (route, allowed) in Rows.Where(r => r.Key != "DELETE /api/session"))
        {
            var (method, path) = (new HttpMethod(route.Split(' ')[0]), Example(route.Split(' ')[1]));
            foreach (var user in People.Append(null))
            {
                var (status, _) = await http.SendAsync(user, method, path, method == HttpMethod.Get || method == HttpMethod.Delete ? null
                    : new { });
                var isAllowed = allowed == "-" || (user is not null && (allowed == "all" || allowed.Split(' ').Contains(user)));
                var where = $"{user ?? "nobody"} {route} → {status}";
                if (user is null && allowed != "-") status.ShouldBeOneOf([401, 415], where); // 415: not even a route for this type of body
                // What a role opens, the request itself may still refuse (an empty body, another town's case); what it does not, is 403 —
                // or 404 for simulation.
                else if (!isAllowed) status.ShouldBeOneOf([403, 415], where);
                else if (allowed is not ("all" or "-")) status.ShouldNotBe(403, where);
                status.ShouldBeLessThan(500, where);
            }
        }
    }

    private static string Example(string path) => path
        .Replace("{number}", "MY2026-101-9999", StringComparison.Ordinal)
            .Replace("/actions/*", "/actions/inspect", StringComparison.Ordinal)
        .Replace("{userName}", "nobody.here", StringComparison.Ordinal)
            .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{code}", "000", StringComparison.Ordinal).Replace("{version:int}", "99", StringComparison.Ordinal)
            .Replace("{year:int}", "2026", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("templates/{kind}", "templates/stopNotice", StringComparison.Ordinal)
                .Replace("{kind}", "case", StringComparison.Ordinal).Replace("{index:int}", "0", StringComparison.Ordinal)
                    .Replace("{month}", "2026-03", StringComparison.Ordinal).Replace("{town}", "110118101", StringComparison.Ordinal)
                        .Replace("{id}", "x", StringComparison.Ordinal);

    [GeneratedRegex("/actions/[a-z-]+$")]
    private static partial Regex Action();
}
