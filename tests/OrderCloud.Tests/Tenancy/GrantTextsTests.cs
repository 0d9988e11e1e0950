using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy;
using Sayings = OrderCloud.Platform.Graph.Texts;

namespace OrderCloud.Tests.Tenancy;

/// <summary>What can be granted is told as a plain sentence in the product's three languages.</summary>
public sealed class GrantTextsTests
{
    private static readonly string[] Sentences = [.. PermissionList.All.Select(permission => permission.Description), .. FieldList.All.Select(field => field.Description)];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh-TW")]
    public void None_is_missing_and_no_two_are_the_same(string language)
    {
        Assert.NotNull(typeof(TenancyModule).Assembly);
        var said = Sentences.Select(sentence => Sayings.Say(sentence, language)).ToList();

        Assert.True(said.Count > 80);
        Assert.DoesNotContain(Sentences, sentence => Sayings.Say(sentence, language) == sentence);
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.All(said, sentence => Assert.EndsWith("。", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rule_can_fail() => Assert.Equal("Nobody said this.", Sayings.Say("Nobody said this.", "zh-CN"));
}
