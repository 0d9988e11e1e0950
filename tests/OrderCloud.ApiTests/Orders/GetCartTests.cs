using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class GetCartTests(ServerHost host) : CartTest(host)
{
    [Fact, Trait("Capability", "C6/part"), Trait("Proves", "R24"), Trait("Proves", "P10")]
    public async Task A_publishable_key_reaches_no_order_and_no_cart_but_by_its_word()
    {
        var goods = await Shop.GoodsAsync(stock: 3);
        var page = await PageAsync();
        var (cart, _) = await AddAsync(page, goods.VariantId);
        var order = await Shop.ConfirmedAsync();
        var (cartId, lineId) = (await CartIdAsync(), cart.GetProperty("lines")[0].Text("id"));

        foreach (var id in new[] { cartId, lineId, order.Text("id"), order.GetProperty("lines")[0].Text("id"), NodeIds.Of("Order", Guid.CreateVersion7()) })
        {
            foreach (var document in new[] { "query($id: ID!) { node(id: $id) { id } }", "query($id: ID!) { nodes(ids: [$id]) { id } }", "query($id: ID!) { order(id: $id) { id } }" })
                Assert.DoesNotContain("\"id\":\"", (await page.SendAsync(document, new { id })).Body, StringComparison.Ordinal);
        }

        foreach (var document in new[] { "{ orders { totalCount } }", $"{{ orderByNumber(number: \"{order.Text("number")}\") {{ id }} }}", "{ reviewQueue { totalCount } }", "{ fulfillments { totalCount } }", "{ customers { totalCount } }" })
            Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await page.SendAsync(document)).Codes);

        await using var socket = await page.ConnectAsync(new { authorization = $"Bearer {page.Http.DefaultRequestHeaders.GetValues("X-API-Key").Single()}" });

        foreach (var document in new[] { "subscription { ordersChanged { order { id } } }", $"subscription {{ orderChanged(id: \"{cartId}\") {{ order {{ id }} }} }}" })
            Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(await (await socket.SubscribeAsync(document)).RefusedAsync()).GetProperty("extensions").Text("code"));
    }

    [Fact, Trait("Capability", "C6/part")]
    public async Task The_staff_are_not_bothered_by_carts()
    {
        var goods = await Shop.GoodsAsync(stock: 3);
        var page = await PageAsync();
        await using var socket = await Shop.Owner.ConnectAsync();
        var heard = await socket.SubscribeAsync("subscription { ordersChanged { order { number } } }");
        await (await socket.SubscribeAsync("{ me { name } }")).NextAsync();

        var (_, token) = await AddAsync(page, goods.VariantId);
        await SetAsync(page, token, goods.VariantId, 3);
        var id = await CartIdAsync();

        Assert.Equal(0, (await Shop.Owner.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal(0, (await Shop.Owner.QueryAsync("{ orders(where: { status: { eq: DRAFT }, lines: { some: { sku: { neq: \"\" } } } }) { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), ((await Shop.Owner.QueryAsync("query($id: ID!) { node(id: $id) { id } order(id: $id) { id } }", new { id })) is var none ? (none.GetProperty("node").ValueKind, none.GetProperty("order").ValueKind) : default));

        foreach (var field in new[] { "submitOrder", "deleteOrder", "copyOrder" })
            Assert.Contains("ORDER_NOT_FOUND", (await Shop.Owner.SendAsync(Shop.Mutation(field, Shop.PartOf(field)), new { input = field is "copyOrder" ? (object)new { id } : Shop.Input(id, 1) })).Body, StringComparison.Ordinal);

        Assert.Equal((3, 0), await Shop.StockAsync(goods));
        await Shop.DraftAsync((goods, 1));
        Assert.Equal(JsonValueKind.Null, (await heard.NextAsync()).GetProperty("data").GetProperty("ordersChanged").GetProperty("order").GetProperty("number").ValueKind);
        Assert.Empty(heard.Heard());
        Assert.Equal(1, (await Shop.Owner.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
    }

    [Fact]
    public async Task It_takes_the_right_to_check_out_and_costs_few_statements()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId);

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await PageAsync(permissions: ["catalog:read"])).SendAsync(Get, new { token })).Codes);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await Shop.Owner.SendAsync(Get, new { token })).Codes);
        // The session, the credential, its channel, the cart with its lines, and the variants of all of them.
        Assert.Equal(5, await StatementsAsync(page, Get, new { token }));
    }

    private async Task<string> CartIdAsync()
    {
        var ids = new List<Guid>();
        await using var connection = (await Fixture.DatabaseAsync()).Connect();
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT set_config('app.tenant', '{NodeIds.ToGuid(Shop.Tenant.Id)}', false); SELECT \"Id\" FROM orders.orders WHERE \"CartTokenHash\" IS NOT NULL AND \"TenantId\" = '{NodeIds.ToGuid(Shop.Tenant.Id)}'";
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        await reader.NextResultAsync(Cancelled);

        while (await reader.ReadAsync(Cancelled))
            ids.Add(reader.GetGuid(0));

        return NodeIds.Of("Order", Assert.Single(ids));
    }
}
