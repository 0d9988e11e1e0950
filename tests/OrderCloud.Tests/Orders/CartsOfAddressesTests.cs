using System.Net;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Features;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Orders;

public sealed class CartsOfAddressesTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
    private readonly TenantContext tenant = new(Guid.NewGuid());
    private readonly CartsOfAddresses carts;

    public CartsOfAddressesTests() => carts = new(new CartLimits { NewPerHourOfAddress = 2 }, clock);

    [Fact]
    public void An_address_begins_so_many_in_an_hour_and_others_go_on()
    {
        Assert.Equal([true, true, false, true], new[] { "10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2" }.Select(Begin));

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(Begin("10.0.0.1"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Begin("10.0.0.1"));
    }

    [Fact]
    public void All_addresses_of_a_network_of_version_6_are_one() =>
        Assert.Equal([true, true, false, true], new[] { "2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:0:3::", "2001:db8:0:1::1" }.Select(Begin));

    [Fact]
    public void Each_company_counts_apart()
    {
        Assert.All(Enumerable.Range(0, 2), _ => Begin("10.0.0.1"));

        Assert.True(carts.Begin(TenantKey.For(new TenantContext(Guid.NewGuid()), "carts", NetworkAddress.Of(IPAddress.Parse("10.0.0.1")))));
    }

    [Fact]
    public async Task Visitors_side_by_side_are_no_way_around()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Begin("10.0.0.1"))));

        Assert.Equal(2, begun.Count(it => it));
    }

    [Fact]
    public void A_flood_of_addresses_fills_no_memory()
    {
        for (var address = 0; address < 120_000; address++)
            Begin(new IPAddress(address).ToString());

        Assert.InRange(carts.Count, 1, 50_000);
    }

    private bool Begin(string address) => carts.Begin(TenantKey.For(tenant, "carts", NetworkAddress.Of(IPAddress.Parse(address))));
}
