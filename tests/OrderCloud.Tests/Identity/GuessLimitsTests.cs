using System.Net;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Identity;

public sealed class GuessLimitsTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly GuessLimits limits;

    public GuessLimitsTests() => limits = new(clock);

    [Fact, Trait("Proves", "P15")]
    public void After_five_tries_an_account_rests_for_a_quarter_of_an_hour()
    {
        Assert.All(Enumerable.Range(0, GuessLimits.PerAccount), _ => Assert.True(limits.Begin("account ann", GuessLimits.PerAccount)));
        Assert.False(limits.Begin("account ann", GuessLimits.PerAccount));
        Assert.True(limits.Begin("account bob", GuessLimits.PerAccount));

        clock.Advance(GuessLimits.Window - TimeSpan.FromSeconds(1));
        Assert.False(limits.Begin("account ann", GuessLimits.PerAccount));

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(limits.Begin("account ann", GuessLimits.PerAccount));
    }

    [Fact]
    public void Locked_is_what_was_wrong_five_times_and_not_what_may_yet_be_right()
    {
        var (right, factor) = (GuessLimits.Account("right"), Guid.NewGuid());

        foreach (var what in new[] { GuessLimits.Account("ann"), right, GuessLimits.Factor(factor), GuessLimits.MailTo("ann"), "10.0.0.1" })
            for (var tried = 0; tried < GuessLimits.PerAccount; tried++)
                limits.Begin(what, GuessLimits.PerAccount);

        Assert.All(Enumerable.Range(1, GuessLimits.PerAccount - 1), _ => limits.Begin(GuessLimits.Account("bob"), GuessLimits.PerAccount));
        Assert.Empty(limits.Locked());

        limits.Clear(right);
        clock.Advance(TimeSpan.FromSeconds(10));
        // Whoever goes on doesn't put it off.
        limits.Begin(GuessLimits.Account("ann"), GuessLimits.PerAccount);
        Assert.Equal([GuessLimits.Account("ann"), GuessLimits.Factor(factor)], limits.Locked().Order(StringComparer.Ordinal));

        clock.Advance(GuessLimits.Window);
        Assert.Empty(limits.Locked());
    }

    [Fact, Trait("Proves", "P15")]
    public async Task Tries_side_by_side_are_counted_one_by_one()
    {
        var allowed = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => limits.Begin("account ann", GuessLimits.PerAccount))));

        Assert.Equal(GuessLimits.PerAccount, allowed.Count(it => it));
    }

    [Fact]
    public void A_right_try_counts_for_nothing()
    {
        for (var round = 0; round < 50; round++)
        {
            Assert.True(limits.Begin("address 10.0.0.1", GuessLimits.PerAddress));
            limits.TakeBack("address 10.0.0.1");
        }
    }

    [Fact]
    public void Whoever_knows_the_password_begins_anew()
    {
        Assert.All(Enumerable.Range(0, 4), _ => limits.Begin("account ann", GuessLimits.PerAccount));
        limits.Clear("account ann");

        Assert.All(Enumerable.Range(0, GuessLimits.PerAccount), _ => Assert.True(limits.Begin("account ann", GuessLimits.PerAccount)));
    }

    [Fact]
    public void A_flood_of_names_does_not_fill_the_memory_nor_free_the_newest()
    {
        for (var name = 0; name < 120_000; name++)
        {
            if (name % 1_000 == 0)
                clock.Advance(TimeSpan.FromSeconds(1));

            limits.Begin($"account {name}", GuessLimits.PerAccount);
        }

        Assert.InRange(limits.Count, 1, 50_000);
        Assert.All(Enumerable.Range(0, GuessLimits.PerAccount - 1), _ => Assert.True(limits.Begin("account 119999", GuessLimits.PerAccount)));
        Assert.False(limits.Begin("account 119999", GuessLimits.PerAccount));
    }

    [Fact]
    public void What_counts_for_a_day_counts_for_a_day()
    {
        Assert.True(limits.Begin("company", 1, GuessLimits.Day));

        clock.Advance(GuessLimits.Day - TimeSpan.FromSeconds(1));
        Assert.False(limits.Begin("company", 1, GuessLimits.Day));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limits.Begin("company", 1, GuessLimits.Day));
    }

    [Fact, Trait("Proves", "P15")]
    public void A_lock_outlasts_a_flood_of_names_and_mails_make_room_first()
    {
        var (account, factor, tried) = (GuessLimits.Account("ann"), GuessLimits.Factor(Guid.NewGuid()), GuessLimits.Account("bob"));

        foreach (var what in new[] { account, factor })
            Assert.All(Enumerable.Range(0, GuessLimits.PerAccount), _ => limits.Begin(what, GuessLimits.PerAccount));

        limits.Begin(tried, GuessLimits.PerAccount);
        clock.Advance(TimeSpan.FromSeconds(1));

        for (var name = 0; name < 60_000; name++)
            limits.Begin(GuessLimits.MailTo($"{name}@example.com"), AccountChanges.MailsPerAddress);

        // Not even what is no lock yet gave way to mails.
        Assert.All(Enumerable.Range(1, GuessLimits.PerAccount - 1), _ => Assert.True(limits.Begin(tried, GuessLimits.PerAccount)));
        Assert.False(limits.Begin(tried, GuessLimits.PerAccount));

        for (var name = 0; name < 120_000; name++)
            limits.Begin($"address {name}", GuessLimits.PerAddress);

        Assert.InRange(limits.Count, 1, 50_000);
        Assert.False(limits.Allows(account, GuessLimits.PerAccount));
        Assert.False(limits.Allows(factor, GuessLimits.PerAccount));
        clock.Advance(GuessLimits.Window);
        Assert.True(limits.Allows(account, GuessLimits.PerAccount));
    }

    [Theory]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_house_is_one_address(string one, string other, bool same) =>
        Assert.Equal(same, NetworkAddress.Of(IPAddress.Parse(one)) == NetworkAddress.Of(IPAddress.Parse(other)));
}
