using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Features;

namespace OrderCloud.Tests.Tenancy;

public sealed class ChecksTests
{
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Asia/Shanghai")]
    [InlineData("Asia/Calcutta")]
    [InlineData("Etc/UTC")]
    public void A_time_zone_is_named_as_iana_names_it(string zone) => Assert.False(new Problems().RequireTimeZone(zone).Any);

    [Theory]
    [InlineData("")]
    [InlineData("GMT Standard Time")]
    [InlineData("+01:00")]
    [InlineData("Europe/Nowhere")]
    [InlineData("../../etc/passwd")]
    public void Other_names_are_refused(string zone)
    {
        var problem = Assert.Single(new Problems().RequireTimeZone(zone).Found);

        Assert.Equal(["input", "timeZone"], problem.Field);
    }

    [Fact]
    public void A_password_is_refused_for_one_reason_at_a_time()
    {
        Assert.False(new Problems().RequirePassword(null).Any);
        Assert.Single(new Problems().RequirePassword(PasswordProblem.Common).Found);
        Assert.Equal("A password has 12 to 128 characters.", Assert.Single(new Problems().RequirePassword(PasswordProblem.Length).Found).Message.ToString());
    }
}
