using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>What becomes of a cart that nobody comes back to. On a database of its own: a host that is days ahead would end the carts and offers of all tests.</summary>
public abstract class CartExpiryTests(ClockedHost host) : CartTest(host)
{
    [Fact, Trait("Capability", "C6/part"), Trait("Capability", "R5/part")]
    public async Task A_cart_that_is_left_standing_ends_and_is_taken_away_for_good_and_one_that_is_used_stays()
    {
        var clock = new FakeTimeProvider(host.Clock.GetUtcNow());
        await using var ahead = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock), expiresOrders: true);
        var goods = await Shop.GoodsAsync();
        var draft = await Shop.DraftAsync((goods, 1));
        var page = await PageAsync(at: ahead);
        var ((_, left), (_, used)) = (await AddAsync(page, goods.VariantId), await AddAsync(page, goods.VariantId));

        clock.Advance(TimeSpan.FromDays(13));
        await CartAsync(page, left);
        await AddAsync(page, goods.VariantId, 1, used);
        Assert.Equal((3, 3), (await RowsAsync("orders"), await RowsAsync("order_lines")));
        clock.Advance(TimeSpan.FromDays(1));
        await AssertOpensNothingAsync(page, goods.VariantId, left);

        // Looked for twice a minute, by this clock.
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Eventually.GetAsync(() => RowsAsync("orders"), count => count == 2));
        Assert.Equal((2, 2), (await RowsAsync("order_lines"), await RowsAsync("order_events")));
        Assert.Equal([$"{goods.Sku} × 2"], Contents(await CartAsync(page, used)));
        Assert.Equal("DRAFT", (await Shop.OrderAsync(draft.Text("id")!)).Text("status"));
        clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, await Eventually.GetAsync(() => RowsAsync("orders"), count => count == 1));
        Assert.Equal("DRAFT", (await Shop.OrderAsync(draft.Text("id")!)).Text("status"));
    }
}

public sealed class CartExpiryOnServerTests(ClockedServerHost host) : CartExpiryTests(host), IClassFixture<ClockedServerHost>;

[Trait("Database", "sqlite")]
public sealed class CartExpiryOnSqliteTests(ClockedSqliteHost host) : CartExpiryTests(host), IClassFixture<ClockedSqliteHost>;
