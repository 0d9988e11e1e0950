using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>What becomes of an offer whose time is over. Hosts with clocks of their own look for them; this one's clock stands aside.</summary>
public abstract class OrderExpiryTests(HostFixture host) : OrderTest(host)
{
    private const string Seen = "id number status version total { amount } reviewTasks { status decidedByName } timeline { kind byName data { key value } }";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_lapsed_draft_and_a_lapsed_order_in_review_expire_and_others_stay()
    {
        var until = Now.AddMinutes(50);
        var (stocked, missing) = (await Shop.GoodsAsync(stock: 5, price: 10), await Shop.GoodsAsync(price: 7.5m));
        var draft = await OfferAsync(stocked, until);
        var pending = await Shop.SubmitAsync(await OfferAsync(missing, until));
        var confirmed = await Shop.SubmitAsync(await OfferAsync(stocked, until));
        var later = await OfferAsync(stocked, until.AddYears(1));
        var endless = await OfferAsync(stocked, until: null);
        Assert.Equal(("PENDING_REVIEW", "CONFIRMED"), (pending.Text("status"), confirmed.Text("status")));

        await using var other = await HostAtAsync(new FakeTimeProvider(until));

        var (expired, reviewed) = (await ExpiredAsync(draft), await ExpiredAsync(pending));
        Assert.Equal((draft.Number("version") + 1, null, 0m), (expired.Number("version"), expired.Text("number"), expired.Amount("total")));
        Assert.Equal(("SUPERSEDED", "system"), (reviewed.GetProperty("reviewTasks")[0].Text("status"), reviewed.GetProperty("reviewTasks")[0].Text("decidedByName")));
        Assert.Equal(pending.Text("number"), reviewed.Text("number"));
        var last = reviewed.GetProperty("timeline").EnumerateArray().Last();
        Assert.Equal(("EXPIRED", "system", "total", "7.5"), (last.Text("kind"), last.Text("byName"), last.GetProperty("data")[0].Text("key"), last.GetProperty("data")[0].Text("value")?.TrimEnd('0')));

        foreach (var (order, status) in new[] { (confirmed, "CONFIRMED"), (later, "DRAFT"), (endless, "DRAFT") })
            Assert.Equal((status, order.Number("version")), (await Shop.OrderAsync(order.Text("id")!)) is var it ? (it.Text("status"), it.Number("version")) : default);
    }

    [Fact]
    public async Task Two_hosts_that_look_at_once_expire_each_order_once()
    {
        var (first, second) = (new FakeTimeProvider(Now), new FakeTimeProvider(Now));
        await using var one = await HostAtAsync(first);
        await using var two = await HostAtAsync(second);
        var goods = await Shop.GoodsAsync();
        var until = Now.AddMinutes(40);
        var drafts = new List<JsonElement>();

        for (var made = 0; made < 30; made++)
            drafts.Add(await OfferAsync(goods, until));

        await Task.WhenAll(Task.Run(() => first.SetUtcNow(until.AddMinutes(1)), Cancelled), Task.Run(() => second.SetUtcNow(until.AddMinutes(1)), Cancelled));

        foreach (var draft in drafts)
        {
            var order = await ExpiredAsync(draft);
            Assert.Equal((draft.Number("version") + 1, 1), (order.Number("version"), order.GetProperty("timeline").EnumerateArray().Count(it => it.Text("kind") == "EXPIRED")));
        }
    }

    [Fact]
    public async Task An_offer_that_is_over_is_not_confirmed_even_before_it_is_expired()
    {
        var until = Now.AddMinutes(55);
        var goods = await Shop.GoodsAsync();
        var (draft, pending) = (await OfferAsync(goods, until), await Shop.SubmitAsync(await OfferAsync(goods, until)));
        await Shop.ReceiveAsync(goods, 2);
        // It looks when it starts, and then twice a minute.
        var clock = new FakeTimeProvider(until.AddSeconds(-20));
        await using var other = await HostAtAsync(clock);
        using var owner = await TenantSession.SignInAsync(other, Shop.Tenant.Email, Shop.Tenant.Password);

        clock.SetUtcNow(until);
        var approval = await Shop.RefusedAsync(owner, "approveOrder", Shop.Version(pending), "... on OrderExpiredError { validUntil status allowed }");
        var submission = await owner.RefusedAsync(Shop.Mutation("submitOrder", "order { id }"), new { input = Shop.Version(draft) });

        Assert.Equal(("OrderExpiredError", "ORDER_EXPIRED", "input.id", "PENDING_REVIEW"), (approval.Text("__typename"), approval.Text("code"), approval.Path(), approval.Text("status")));
        Assert.Equal(["rejectOrder", "withdrawOrder", "cancelOrder", "copyOrder", "assignOrder"], approval.Texts("allowed"));
        Assert.Equal(until, approval.GetProperty("validUntil").GetDateTimeOffset());
        Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.validUntil"), submission.Only());
        Assert.Equal((pending.GetRawText(), draft.GetRawText()), ((await Shop.OrderAsync(pending.Text("id")!)).GetRawText(), (await Shop.OrderAsync(draft.Text("id")!)).GetRawText()));
        Assert.Equal((2, 0), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task An_offer_that_is_prolonged_lives_on()
    {
        var until = Now.AddMinutes(45);
        var goods = await Shop.GoodsAsync();
        var (left, prolonged) = (await OfferAsync(goods, until), await OfferAsync(goods, until));
        await Shop.DoAsync("updateOrder", Shop.Version(prolonged, ("validUntil", Text(until.AddYears(1)))));

        await using var other = await HostAtAsync(new FakeTimeProvider(until.AddMinutes(1)));

        await ExpiredAsync(left);
        Assert.Equal("DRAFT", (await Shop.OrderAsync(prolonged.Text("id")!)).Text("status"));
    }

    private Task<RunningHost> HostAtAsync(TimeProvider clock) => Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton(clock), expiresOrders: true);

    private Task<JsonElement> OfferAsync(Goods goods, DateTimeOffset? until) =>
        Shop.DoAsync("createOrder", new { validUntil = until is { } it ? Text(it) : null, lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } });

    private async Task<JsonElement> ExpiredAsync(JsonElement order)
    {
        var now = await Eventually.GetAsync(() => Shop.OrderAsync(order.Text("id")!, Seen), it => it.Text("status") == "EXPIRED");
        Assert.Equal("EXPIRED", now.Text("status"));

        return now;
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}

public sealed class OrderExpiryOnServerTests(ServerHost host) : OrderExpiryTests(host);

[Trait("Database", "sqlite")]
public sealed class OrderExpiryOnSqliteTests(SqliteHost host) : OrderExpiryTests(host);
