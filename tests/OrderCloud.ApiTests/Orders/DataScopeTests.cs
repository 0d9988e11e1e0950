using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Payments;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

/// <summary>Whose orders a member finds: his own, his teams', or all, by his role.</summary>
public abstract class DataScopeTests(HostFixture host) : OrderTest(host)
{
    private const string Assign = $"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id version }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A5/part")]
    public async Task A_salesperson_finds_his_own_orders_in_lists_by_id_by_number_and_as_nodes()
    {
        using var mei = await MemberAsync("sales");
        using var jo = await MemberAsync("sales");
        var goods = await Shop.GoodsAsync(20);
        var mine = await Shop.DoAsync(mei, "createOrder", Lines(goods));
        var other = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));

        var list = (await mei.QueryAsync("{ orders { totalCount nodes { id } } }")).GetProperty("orders");
        var line = (await Shop.OrderAsync(other.Text("id")!)).GetProperty("lines")[0].Text("id")!;
        var fulfillment = other.GetProperty("fulfillments")[0].Text("id")!;

        Assert.Equal((1, mine.Text("id")), (list.Number("totalCount"), list.GetProperty("nodes")[0].Text("id")));
        Assert.Equal(0, (await jo.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal(2, (await Shop.Owner.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal(0, (await mei.QueryAsync("{ fulfillments { totalCount } }")).GetProperty("fulfillments").Number("totalCount"));
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { order(id: $id) { id number } }", other.Text("id")!, "Order");
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", other.Text("id")!, "Order");
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", line, "OrderLine");
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", fulfillment, "Fulfillment");
        Assert.Equal("""{"orderByNumber":null}""", (await mei.QueryAsync("query($number: String!) { orderByNumber(number: $number) { id } }", new { number = other.Text("number") })).GetRawText());
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task He_changes_his_own_orders_only_and_others_answer_like_none()
    {
        using var mei = await MemberAsync("sales");
        var goods = await Shop.GoodsAsync(20);
        var mine = await Shop.DoAsync(mei, "createOrder", Lines(goods));
        var other = await Shop.DraftAsync((goods, 1));
        const string update = $"mutation($input: UpdateOrderInput!) {{ updateOrder(input: $input) {{ order {{ id }} {TenantSession.Errors} }} }}";

        var foreign = await mei.SendAsync(update, new { input = Shop.Input(other.Text("id")!, 1, ("shipping", 1)) });
        var unknown = await mei.SendAsync(update, new { input = Shop.Input(NodeIds.Of("Order", Guid.CreateVersion7()), 1, ("shipping", 1)) });
        var own = await mei.MutateAsync(update, new { input = Shop.Input(mine.Text("id")!, mine.Number("version"), ("shipping", 1)) });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("ORDER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
        Assert.Equal(mine.Text("id"), own.GetProperty("order").Text("id"));
    }

    [Fact, Trait("Capability", "A5/part"), Trait("Proves", "P12")]
    public async Task An_order_that_passes_to_another_is_seen_by_him_from_the_next_request_on()
    {
        using var mei = await MemberAsync("sales");
        using var jo = await MemberAsync("sales");
        var mine = await Shop.DoAsync(mei, "createOrder", Lines(await Shop.GoodsAsync()));

        await Shop.Owner.MutateAsync(Assign, new { input = Shop.Input(mine.Text("id")!, mine.Number("version"), ("assigneeId", await jo.MemberIdAsync())) });

        Assert.Equal(0, (await mei.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal(1, (await jo.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task A_team_s_orders_are_found_by_the_team_and_without_teams_the_company_is_one()
    {
        using var mei = await MemberAsync("sales");
        using var jo = await MemberAsync("sales");
        using var lead = await MemberAsync("reviewer");
        var goods = await Shop.GoodsAsync();
        await Shop.DoAsync(mei, "createOrder", Lines(goods));
        await Shop.DoAsync(jo, "createOrder", Lines(goods));
        var without = await CountAsync(lead);

        var team = await Shop.Owner.MutateAsync($"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id version }} {TenantSession.Errors} }} }}", new { input = new { name = "North", memberIds = new[] { await mei.MemberIdAsync(), await lead.MemberIdAsync() } } });
        var inOne = await CountAsync(lead);
        await Shop.Owner.MutateAsync($"mutation($input: UpdateTeamInput!) {{ updateTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = team.GetProperty("team").Text("id"), expectedVersion = 1, memberIds = Array.Empty<string>() } });
        var inNone = await CountAsync(lead);

        Assert.Equal((2, 1, 0), (without, inOne, inNone));
        Assert.Equal(1, await CountAsync(mei));
    }

    [Fact, Trait("Capability", "A5/part"), Trait("Proves", "T6")]
    public async Task Who_follows_an_order_that_is_not_his_hears_nothing()
    {
        using var mei = await MemberAsync("sales");
        var order = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));
        await using var socket = await mei.ConnectAsync();
        var events = await socket.SubscribeAsync("subscription($id: ID!) { orderChanged(id: $id) { order { id } } }", new { id = order.Text("id") });
        await using var owners = await Shop.Owner.ConnectAsync();
        var heard = await owners.SubscribeAsync("subscription($id: ID!) { orderChanged(id: $id) { order { id } } }", new { id = order.Text("id") });
        await Task.Delay(500, Cancelled);

        await Shop.DoAsync("updateOrder", Shop.Version(order, ("shipping", 2)));

        Assert.Equal(order.Text("id"), (await heard.NextAsync()).GetProperty("data").GetProperty("orderChanged").GetProperty("order").Text("id"));
        Assert.True(await events.IsSilentAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task Each_permission_has_its_own_roles_scope()
    {
        var reads = await Shop.Owner.NewRoleAsync(["orders:read", "catalog:read"], readFields: ["*"]);
        var edits = await Shop.Owner.NewRoleAsync(["orders:edit", "orders:create"], "OWN");
        using var both = await People.JoinAsync(Host, Shop.Tenant, reads, edits);
        var goods = await Shop.GoodsAsync();
        var mine = await Shop.DoAsync(both, "createOrder", Lines(goods));
        var other = await Shop.DraftAsync((goods, 1));

        var refused = await Shop.RefusedAsync(both, "updateOrder", Shop.Version(other, ("shipping", 1)));

        Assert.Equal(2, await CountAsync(both));
        Assert.Equal("ORDER_NOT_FOUND", refused.Text("code"));
        await Shop.DoAsync(both, "updateOrder", Shop.Version(mine, ("shipping", 1)));
    }

    [Fact, Trait("Capability", "A5/part"), Trait("Capability", "L2/part")]
    public async Task Who_takes_a_receipt_back_need_not_find_every_order_that_it_paid()
    {
        using var mei = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"), await Shop.Owner.NewRoleAsync(["payments:read", "payments:record"]));
        var goods = await Shop.GoodsAsync(20, price: 10);
        var mine = await Shop.DoAsync(mei, "submitOrder", Shop.Version(await Shop.DoAsync(mei, "createOrder", Lines(goods))));
        var other = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        var matches = new[] { mine, other }.Select(order => new { orderId = order.Text("id"), amount = 10 });
        var receipt = (await Shop.Owner.MutateAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 20, matches } })).GetProperty("receipt");
        Assert.Equal("PAID due 0.00 got 10.00", await Shop.Owner.PaidAsync(other.Text("id")!));

        await mei.MutateAsync(ReceiptSteps.Reverse, new { input = Shop.Version(receipt, ("reason", "Bounced")) });

        foreach (var order in new[] { mine, other })
            Assert.Equal("UNPAID due 10.00 got 0.00", await Shop.Owner.PaidAsync(order.Text("id")!));

        await AssertLikeUnknownAsync(mei, "query($id: ID!) { order(id: $id) { id number } }", other.Text("id")!, "Order");
    }

    private static object Lines(Goods goods) => new { lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } };

    private static async Task<int> CountAsync(GraphQLClient caller) => (await caller.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount");

    private async Task<GraphQLClient> MemberAsync(string role) => await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync(role));

    private static async Task AssertLikeUnknownAsync(GraphQLClient caller, string document, string id, string type)
    {
        var hidden = await caller.SendAsync(document, new { id });
        var unknown = await caller.SendAsync(document, new { id = NodeIds.Of(type, Guid.CreateVersion7()) });

        Assert.Equal(unknown.Body, hidden.Body);
        Assert.Empty(hidden.Errors);
    }
}

public sealed class DataScopeOnServerTests(ServerHost host) : DataScopeTests(host);

[Trait("Database", "sqlite")]
public sealed class DataScopeOnSqliteTests(SqliteHost host) : DataScopeTests(host);
