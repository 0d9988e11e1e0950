using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "F3/part")]
public sealed class ListReviewQueueTests(ServerHost host) : OrderTest(host)
{
    private ListWalk Queue => new(Shop.Owner, "Order", "reviewQueue");

    [Fact]
    public async Task By_every_sort_pages_forward_and_back_lose_and_repeat_nothing_while_orders_come_in()
    {
        var missing = await Shop.GoodsAsync();

        for (var order = 0; order < 6; order++)
            await WaitingAsync(missing, order + 1);

        await Queue.AssertEachSortAsync(["number", "createdAt", "placedAt", "updatedAt", "total.minorUnits"], () => WaitingAsync(missing));
    }

    [Fact]
    public async Task Who_waits_longest_comes_first_with_his_reason_and_who_is_decided_leaves()
    {
        var missing = await Shop.GoodsAsync();
        var (early, late) = (await Shop.DraftAsync((missing, 1)), await Shop.DraftAsync((missing, 2)));
        // Made earlier, submitted later.
        late = await Shop.SubmitAsync(late);
        early = await Shop.SubmitAsync(early);
        await Shop.DraftAsync((missing, 1));
        await Shop.ConfirmedAsync();

        Assert.Equal([late.Text("id")!, early.Text("id")!], await Queue.IdsAsync());
        Assert.Equal((2, 1), (await Queue.CountAsync(), await Queue.CountAsync(new { total = new { minorUnits = new { gt = 499 } } })));
        var first = (await Shop.Owner.QueryAsync("{ reviewQueue(first: 1) { nodes { placedAt reviewTasks { openedAt findings { rule subject } } } } }")).GetProperty("reviewQueue").GetProperty("nodes")[0];
        Assert.Equal(("STOCK", missing.Sku), (first.GetProperty("reviewTasks")[0].GetProperty("findings")[0].Text("rule"), first.GetProperty("reviewTasks")[0].GetProperty("findings")[0].Text("subject")));

        await Shop.DoAsync("rejectOrder", Shop.Version(late, ("reason", "Too much")));

        Assert.Equal([early.Text("id")!], await Queue.IdsAsync());
    }

    [Fact]
    public async Task A_long_queue_costs_as_many_statements_as_a_short_one()
    {
        var missing = await Shop.GoodsAsync();

        for (var order = 0; order < 8; order++)
            await WaitingAsync(missing);

        const string document = "query($n: Int) { reviewQueue(first: $n) { totalCount nodes { number customer { name } reviewTasks { findings { message } } } } }";
        var (few, many) = (await StatementsAsync(Shop.Owner, document, new { n = 2 }), await StatementsAsync(Shop.Owner, document, new { n = 8 }));

        Assert.Equal(few, many);
        Assert.InRange(many, 3, 6);
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_queue_is_not_seen()
    {
        await new Shop(await SignUpAsync("GBP")).PendingAsync();

        Assert.Equal((0, 0), ((await Queue.IdsAsync()).Count, await Queue.CountAsync()));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        const string document = "{ reviewQueue { totalCount } }";

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await Shop.Tenant.MemberAsync("sales")).SendAsync(document)).Codes);
        Assert.Empty((await (await Shop.Tenant.MemberAsync("reviewer")).SendAsync(document)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(document)).Codes);
    }

    private async Task<JsonElement> WaitingAsync(Goods missing, decimal quantity = 1)
    {
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((missing, quantity)));
        Assert.Equal("PENDING_REVIEW", order.Text("status"));

        return order;
    }
}
