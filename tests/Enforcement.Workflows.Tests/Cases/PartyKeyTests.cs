using Enforcement.Workflows.Cases;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>The same party typed in another way is the same; another one is not.</summary>
public sealed class PartyKeyTests
{
    [Theory]
    [InlineData("某某（集团）有限公司", "某某(集团)有限公司")] // brackets of either width
    [InlineData("110228196005051234", "１１０２２８１９６００５０５１２３４")] // digits of either width
    [InlineData("11022819600505123X", "11022819600505123x")]
    [InlineData("11022819600505123X", "11022819600505123ｘ")]
    [InlineData("11022819600505123X", " 110228 19600505 123Ｘ\t")]
    [InlineData("张三", "张 三")]
    [InlineData("张三", "张　三")] // the ideographic space
    [InlineData("张三", "\u00a0张三\u2003\n")]
    [InlineData("张三", "\ufeff张\u200b三")] // signs that nobody sees
    [InlineData("ABC建材", "ａｂｃ建材")]
    [InlineData("㈱某", "(株)某")]
    [InlineData("𠮷田", "𠮷 田")] // beyond the basic plane
    public void One_party_has_one_key_however_it_is_typed(string one, string other) => PartyKey.Of(one).ShouldNotBeNull()
        .ShouldBe(PartyKey.Of(other));

    [Theory]
    [InlineData("张三", "张三丰")]
    [InlineData("张三", "章三")]
    [InlineData("𠮷田", "田")]
    [InlineData("110228196005051234", "110228196005051235")]
    [InlineData("某某(集团)有限公司", "某某集团有限公司")] // another name in the register
    [InlineData("かな", "カナ")]
    [InlineData("O", "0")]
    public void Two_parties_have_two_keys(string one, string other) => PartyKey.Of(one).ShouldNotBe(PartyKey.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 　\t\n")]
    [InlineData("\u200b\ufeff")]
    public void Nothing_is_like_nothing_else(string? text) => PartyKey.Of(text).ShouldBeNull();

    [Fact]
    public void Half_a_pair_is_a_sign_and_not_an_error() => PartyKey.Of('\ud842' + "张三").ShouldBe("\ufffd张三");

    [Fact]
    public void A_key_is_never_longer_than_its_column_and_its_own_key()
    {
        foreach (var text in new[] { new string('ﷺ', 200), "某某（集团）有限公司 x", new string('㈱', 200) })
        {
            var key = PartyKey.Of(text)!;
            key.Length.ShouldBeLessThanOrEqualTo(PartyKey.MaxLength);
            PartyKey.Of(key).ShouldBe(key);
        }
    }
}
