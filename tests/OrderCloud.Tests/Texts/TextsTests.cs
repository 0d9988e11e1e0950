using OrderCloud.Platform.Graph;
using Say = OrderCloud.Platform.Graph.Texts;

namespace OrderCloud.Tests.Texts;

public sealed class TextsTests
{
    [Fact]
    public void A_refusal_is_said_in_the_callers_language_with_its_values()
    {
        _ = new OrderCloud.Tenancy.TenancyModule();
        Text length = $"At most {200} roles are accepted.";

        Assert.Equal("At most 200 roles are accepted.", Say.Say(length, "en"));
        Assert.Matches("[一-鿿].*200", Say.Say(length, "zh-CN"));
        Assert.Matches("[一-鿿].*200", Say.Say(length, "zh-TW"));
        Assert.NotEqual(Say.Say(IdempotencyError.ConcurrentRequest.Message, "zh-CN"), Say.Say(IdempotencyError.ConcurrentRequest.Message, "zh-TW"));
    }

    [Fact]
    public void What_no_catalogue_knows_is_said_in_English()
    {
        Assert.Equal("Nobody translated this 7.", Say.Say($"Nobody translated this {7}.", "zh-CN"));
        Assert.Contains(("zh-CN", "Nobody translated this {0}."), Say.Missing.Keys);
    }

    [Theory]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "zh-TW")]
    [InlineData("en;q=0.5, zh-Hans;q=0.9", "zh-CN")]
    [InlineData("zh-HK", "zh-TW")]
    [InlineData("zh", "zh-CN")]
    [InlineData("fr, de;q=0.9", null)]
    [InlineData("en;q=0, ;;q=x,", null)]
    [InlineData(null, null)]
    public void The_header_picks_the_best_language_of_ours(string? header, string? expected) => Assert.Equal(expected, Say.Negotiate(header));
}
