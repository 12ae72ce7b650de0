using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Assessment;

public sealed class AssessmentRefusalTests
{
    [Fact]
    public void Every_refusal_has_words_for_people() => Enum.GetValues<AssessmentRefusalReason>()
        .SelectMany(r => new[] { Refusal.Of(r), Refusal.Of(r, "x") })
        .ShouldAllBe(r => !Messages.Of(r).StartsWith("refusal.", StringComparison.Ordinal));
}
