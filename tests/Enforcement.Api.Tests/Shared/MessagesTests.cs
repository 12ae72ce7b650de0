using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Enforcement.Api.Shared;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Shared;

public sealed partial class MessagesTests
{
    [Fact]
    public void Every_message_is_there_in_both_languages_with_the_same_places()
    {
        var (chinese, english) = (In("zh-CN"), In("en"));
        english.Keys.Order().ShouldBe(chinese.Keys.Order());
        foreach (var (key, text) in chinese)
        {
            Places(english[key]).ShouldBe(Places(text), key);
            text.ShouldNotBe(english[key], key);
        }
    }

    [Fact]
    public void Every_reason_for_a_refusal_has_its_sentence()
    {
        var reasons = typeof(Refusal).Assembly.GetTypes().Where(t => t.IsEnum && t.Name.EndsWith("RefusalReason", StringComparison.Ordinal)).ToList();
        reasons.Count.ShouldBeGreaterThan(8);
        var known = In("zh-CN").Keys;
        reasons.SelectMany(r => Enum.GetValues(r).Cast<Enum>()).Select(r => $"refusal.{Refusal.CodeOf(r)}").Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_message_shows_its_key_rather_than_nothing() =>
        Messages.Of(new Refusal("not-written-yet", RefusalKind.Invalid)).ShouldBe("refusal.not-written-yet");

    private static Dictionary<string, string> In(string culture)
    {
        // The Chinese file is the neutral one: it is asked for by the invariant culture, without falling back.
        var asked = culture == "zh-CN" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture);
        return Messages.Resources.GetResourceSet(asked, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
