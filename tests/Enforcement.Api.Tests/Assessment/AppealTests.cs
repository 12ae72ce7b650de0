using Enforcement.Api.Tests.Cases;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Assessment;

/// <summary>Appeals against deductions, and what is frozen when they are over.</summary>
public sealed partial class AssessmentTests
{
    [Fact]
    public async Task An_appeal_is_filed_by_the_assessed_lead_decided_by_the_assessor_and_holds_up_the_confirmation()
    {
        var number = await SupervisedAsync();
        await _http.ClockAsync("2026-08-31T23:00:00+08:00");
        await ComputeAsync();
        (await PostAsync(Planning, "/api/assessments/confirm", new { period = Month }, 409))["reason"]!.GetValue<string>()
            .ShouldBe("assessment-period-running");
        await _http.ClockAsync("2026-09-01T00:00:00+08:00");
        var (path, bulletin) = ($"/api/assessments/{Month}/{Town}", $"bulletin:{number}");
        async Task<string> RefusedAsync(string user, string at, object body, int status) =>
            (await PostAsync(user, at, body, status)) is var no && no["reason"] is { } reason ? reason.GetValue<string>()
                : no["code"]!.GetValue<string>();

        await RefusedAsync(Inspector, $"{path}/appeals", new { deduction = bulletin, reason = "x" }, 403);
        await RefusedAsync(Planning, $"{path}/appeals", new { deduction = bulletin, reason = "x" }, 403);
        (await RefusedAsync(Lead, $"{path}/appeals", new { deduction = "bulletin:9", reason = "x" }, 422))
            .ShouldBe("assessment-unknown-deduction");
        (await RefusedAsync(Lead, $"{path}/appeals", new { deduction = bulletin, reason = " " }, 422))
            .ShouldBe("assessment-reason-missing");
        var appealed = await PostAsync(Lead, $"{path}/appeals", new { deduction = bulletin, reason = "当日已拆除，通报有误" });
        appealed["openAppeals"]!.GetValue<int>().ShouldBe(1);
        (await RefusedAsync(Lead, $"{path}/appeals", new { deduction = bulletin, reason = "再次" }, 409))
            .ShouldBe("assessment-already-appealed");
        await PostAsync(Lead, $"{path}/appeals", new { deduction = $"supervision:{number}", reason = "不应督办" });
        (await NoticesAsync(Planning)).ShouldContain("assessment.appealed");

        (await RefusedAsync(Planning, "/api/assessments/confirm", new { period = Month }, 409)).ShouldBe("assessment-appeals-open");
        await RefusedAsync(Lead, $"{path}/appeals/{bulletin}/decide", new { upheld = true }, 403);
        await RefusedAsync("leader", $"{path}/appeals/{bulletin}/decide", new { upheld = true }, 403);
        (await RefusedAsync(Planning, $"{path}/appeals/{bulletin}/decide", new { upheld = false }, 422))
            .ShouldBe("assessment-reason-missing");
        (await RefusedAsync(Planning, $"{path}/appeals/missingReport:{Month}/decide", new { upheld = true }, 409))
            .ShouldBe("assessment-no-such-appeal");
        await PostAsync(Planning, $"{path}/appeals/supervision:{number}/decide", new { upheld = false, reason = "督办属实" });
        var decided = await PostAsync(Planning, $"{path}/appeals/{bulletin}/decide", new { upheld = true });
        (decided["score"]!.GetValue<int>(), decided["deductions"]![1]!["lifted"]!.GetValue<bool>(),
            decided["deductions"]![3]!["lifted"]!.GetValue<bool>()).ShouldBe((80, true, false));
        (await RefusedAsync(Planning, $"{path}/appeals/{bulletin}/decide", new { upheld = true }, 409))
            .ShouldBe("assessment-already-decided");
        (await NoticesAsync(Lead)).ShouldContain("assessment.appealDecided");

        var again = Of(await ComputeAsync(), Town);
        (again["score"]!.GetValue<int>(), again["deductions"]![1]!["appeal"]!["upheld"]!.GetValue<bool>())
            .ShouldBe((80, true), "computing again keeps what was decided");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_confirmed_it_is_frozen_though_a_case_changes_later()
    {
        var number = await OrderedAsync();
        await _http.ClockAsync("2026-09-01T09:00:00+08:00");
        var sheet = await ComputeAsync();
        foreach (var user in new[] { "leader", Inspector, "auditor", "bureau" }) await PostAsync(user, "/api/assessments/confirm",
            new { period = Month }, 403);
        (await PostAsync(Planning, "/api/assessments/confirm", new { period = "2026-07" }, 409))["reason"]!.GetValue<string>()
            .ShouldBe("assessment-not-computed");
        await PostAsync(Planning, "/api/assessments/confirm", new { period = Month, version = 1 }, 409);

        // A demolition of August that is recorded in September is a fact that the assessor has not seen yet.
        await DemolishAsync(number, "2026-08-15T15:00:00+08:00");
        (await PostAsync(Planning, "/api/assessments/confirm", new { period = Month, version = sheet["version"]!.GetValue<int>() },
            409))["reason"]!.GetValue<string>().ShouldBe("assessment-stale");
        sheet = await ComputeAsync();
        Of(sheet, Town)["deductions"]![0]!["deadlines"]!.AsArray().Select(d => d!.GetValue<string>())
            .ShouldBe(["feedback"], "demolished in time, fed back late");
        (await PostAsync(Planning, "/api/assessments/confirm", new { period = Month, version = sheet["version"]!.GetValue<int>() },
            409))["reason"]!.GetValue<string>().ShouldBe("assessment-appeal-time");
        Of(sheet, Town)["appealsUntil"]!.GetValue<string>().ShouldBe("2026-09-05T00:00:00+08:00");
        await _http.ClockAsync("2026-09-05T00:00:00+08:00");
        var confirmed = await PostAsync(Planning, "/api/assessments/confirm",
            new { period = Month, version = sheet["version"]!.GetValue<int>() });
        (confirmed["confirmedAt"]!.GetValue<string>(), confirmed["actions"]!.AsArray().Count).ShouldBe(("2026-09-05T00:00:00+08:00", 0));

        await PostAsync(OtherLead, $"/api/reports/monthly/{Month}/{Other}/submit", new { nil = true });
        await _http.ActAsync(number, "feed-back", user: Inspector);
        foreach (var (user, path, body) in new (string, string, object)[]
        {
            (Planning, "/api/assessments", new { period = Month }), (Planning, "/api/assessments/confirm", new { period = Month }),
            (Lead, $"/api/assessments/{Month}/{Town}/appeals", new { deduction = $"missingReport:{Month}", reason = "x" }),
        })
            (await PostAsync(user, path, body, 409))["reason"]!.GetValue<string>().ShouldBe("assessment-is-confirmed", path);
        (await _http.GetAsync(Planning, $"/api/assessments?period={Month}"))["items"]!.ToJsonString()
            .ShouldBe(confirmed["items"]!.ToJsonString(), "frozen");
        var own = await _http.GetAsync(Lead, $"/api/assessments/{Month}/{Town}");
        (own["rank"]!.GetValue<int>(), own["of"]!.GetValue<int>(), own["grade"]!.GetValue<string>())
            .ShouldBe((21, 21, "good"), "now it is told its rank");
        (await NoticesAsync(Lead)).ShouldContain("assessment.assessmentConfirmed");
    }
}
