using Microsoft.Extensions.Configuration;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Tenancy;

/// <summary>The plan of new companies, as settings say it.</summary>
public sealed class PlanSettingsTests
{
    [Fact]
    public void Without_settings_there_is_none() => Assert.Same(DefaultPlan.None, Read());

    [Fact, Trait("Capability", "B4/part")]
    public void It_has_a_name_and_the_limits_that_are_set()
    {
        var plan = Read(("Plans:Default:Name", " Free "), ("Plans:Default:OrdersPerMonth", "100"), ("Plans:Default:members", "3"));

        Assert.Equal("Free", plan.Name);
        Assert.Equal([(PlanResource.Members, 3L), (PlanResource.OrdersPerMonth, 100L)], plan.Limits.Select(it => (it.Key, it.Value)).Order());
        Assert.Empty(Read(("Plans:Default:Name", "Free")).Limits);
    }

    [Theory]
    [InlineData("Plans:Default:Name is missing", "Plans:Default:Members", "3")]
    [InlineData("Plans:Default:Name is missing", "Plans:Default:Name", " ")]
    [InlineData("Plans:Default is 'Free'", "Plans:Default", "Free")]
    public void What_is_wrong_stops_the_start_and_is_named(string says, string key, string value) =>
        Assert.StartsWith(says, Assert.Throws<SettingException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Plans:Default:Chairs", "3", "Plans:Default:Chairs is no limit of a plan")]
    [InlineData("Plans:Default:0", "3", "Plans:Default:0 is no limit of a plan")]
    [InlineData("Plans:Default:Members", "0", "Plans:Default:Members is '0'")]
    [InlineData("Plans:Default:Members", "-1", "Plans:Default:Members is '-1'")]
    [InlineData("Plans:Default:Members", "many", "Plans:Default:Members is 'many'")]
    [InlineData("Plans:Default:Members", "99999999999", "Plans:Default:Members is '99999999999'")]
    public void A_limit_that_is_none_is_named(string key, string value, string says) =>
        Assert.StartsWith(says, Assert.Throws<SettingException>(() => Read(("Plans:Default:Name", "Free"), (key, value))).Message, StringComparison.Ordinal);

    private static DefaultPlan Read(params (string Key, string Value)[] settings) =>
        PlanSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(it => KeyValuePair.Create(it.Key, (string?)it.Value))).Build());
}
