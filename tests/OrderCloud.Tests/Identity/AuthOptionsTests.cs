using Microsoft.Extensions.Configuration;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Identity;

public sealed class AuthOptionsTests
{
    [Fact]
    public void Nothing_need_be_set()
    {
        var options = AuthOptions.From(new ConfigurationBuilder().Build());

        Assert.Null(options.Issuer);
        Assert.False(options.RequireConfirmedEmail);
    }

    [Theory]
    [InlineData("Auth:Issuer", "orders")]
    [InlineData("Auth:Issuer", "ftp://orders.example.com")]
    [InlineData("Auth:RequireConfirmedEmail", "true")]
    [InlineData("Auth:RequireConfirmedEmail", "maybe")]
    public void A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var failure = Assert.Throws<SettingException>(() => AuthOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build()));

        Assert.StartsWith(key, failure.Message, StringComparison.Ordinal);
    }
}
