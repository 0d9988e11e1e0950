using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

/// <summary>What may be done with an order or a fulfillment now, and why not: word for word what the mutation would answer.</summary>
public sealed class AllowedActionsTests(ServerHost host) : OrderTest(host)
{
    private const string Actions = "id version allowedActions { field allowed code reason } lines { id } fulfillments { id version allowedActions { field allowed code reason } }";

    [Fact]
    public async Task In_every_status_a_refused_action_says_what_its_mutation_says()
    {
        JsonElement[] orders =
        [
            await Shop.DraftAsync((await Shop.GoodsAsync(), 1)),
            await Shop.DoAsync("withdrawOrder", Shop.Version(await Shop.PendingAsync())),
            await Shop.PendingAsync(),
            await Shop.RejectedAsync(),
            await Shop.ConfirmedAsync(),
            await Shop.DoAsync("holdOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Wait"))),
            await Shop.DoAsync("cancelOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Too late"))),
        ];
        var refused = 0;

        foreach (var order in orders)
            refused += await AssertSameAsync(Shop.Owner, order.Text("id")!);

        Assert.True(refused > 40, $"Only {refused} refusals were compared.");
    }

    [Fact]
    public async Task In_every_stage_a_refused_action_of_a_fulfillment_says_what_its_mutation_says()
    {
        string[] steps = ["startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery"];
        var refused = 0;

        foreach (var done in Enumerable.Range(0, steps.Length + 1))
            refused += await AssertSameAsync(Shop.Owner, (await FulfillmentOrderAsync(steps[..done])).Text("id")!);

        Assert.True(refused > 60, $"Only {refused} refusals were compared.");
    }

    [Fact]
    public async Task From_the_second_member_on_the_maker_reads_that_another_has_to_decide()
    {
        var pending = await Shop.PendingAsync();
        await Shop.Tenant.MemberAsync("warehouse");

        Assert.Equal("APPROVER_NOT_ELIGIBLE", (await ActionAsync(Shop.Owner, pending, "approveOrder")).Text("code"));
        Assert.True(await AssertSameAsync(Shop.Owner, pending.Text("id")!) > 0);
    }

    [Fact]
    public async Task A_reviewer_reads_that_the_order_is_above_his_limit()
    {
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((await Shop.GoodsAsync(price: 20_000), 1)));
        using var reviewer = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("reviewer"), await Shop.Owner.NewRoleAsync(["orders:read"], readFields: ["customer.address"]));

        Assert.Equal("APPROVAL_LIMIT_EXCEEDED", (await ActionAsync(reviewer, pending, "approveOrder")).Text("code"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", (await ActionAsync(reviewer, pending, "cancelOrder")).Text("code"));
    }

    [Fact]
    public async Task The_reason_is_in_the_callers_language()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));
        Shop.Owner.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-TW");

        Assert.Equal("只有待審核的訂單才能這樣操作。", (await ActionAsync(Shop.Owner, draft, "approveOrder")).Text("reason"));
        Assert.Equal(JsonValueKind.Null, (await ActionAsync(Shop.Owner, draft, "submitOrder")).GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task The_reasons_of_a_page_of_orders_cost_the_same_as_those_of_one()
    {
        await Shop.PendingAsync();
        const string document = "{ orders { nodes { id allowedActions { field code } } } }";
        var one = await StatementsAsync(Shop.Owner, document);
        await Shop.PendingAsync();
        await Shop.PendingAsync();

        Assert.Equal(one, await StatementsAsync(Shop.Owner, document));
    }

    /// <returns>How many refusals were compared.</returns>
    private async Task<int> AssertSameAsync(GraphQLClient client, string id)
    {
        var order = await ReadAsync(client, id);
        var compared = 0;

        foreach (var it in order.GetProperty("fulfillments").EnumerateArray().Prepend(order))
            foreach (var action in it.GetProperty("allowedActions").EnumerateArray().Where(action => !action.GetProperty("allowed").GetBoolean()))
            {
                var refusal = await Shop.RefusedAsync(client, action.Text("field")!, Input(action.Text("field")!, it));
                Assert.Equal((refusal.Text("code"), refusal.Text("message")), (action.Text("code"), action.Text("reason")));
                compared++;
            }

        return compared;
    }

    private static Dictionary<string, object?> Input(string field, JsonElement it) => field switch
    {
        "addOrderLines" => Shop.Version(it, ("lines", Array.Empty<object>())),
        "updateOrderLine" or "removeOrderLine" => Shop.Version(it, ("lineId", it.GetProperty("lines")[0].Text("id"))),
        "rejectOrder" or "cancelOrder" or "holdOrder" or "reopenOrder" or "cancelFulfillment" => Shop.Version(it, ("reason", "Because")),
        "shipFulfillment" => Shop.Version(it, ("carrier", "Post")),
        _ => Shop.Version(it),
    };

    private async Task<JsonElement> FulfillmentOrderAsync(string[] steps)
    {
        var id = (await Shop.FulfillmentAsync(1, steps)).Text("id");

        return (await Shop.Owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Fulfillment { order { id } } } }", new { id })).GetProperty("node").GetProperty("order");
    }

    private static async Task<JsonElement> ActionAsync(GraphQLClient client, JsonElement order, string field) =>
        (await ReadAsync(client, order.Text("id")!)).GetProperty("allowedActions").EnumerateArray().Single(action => action.Text("field") == field);

    private static async Task<JsonElement> ReadAsync(GraphQLClient client, string id) => (await client.QueryAsync($"query($id: ID!) {{ order(id: $id) {{ {Actions} }} }}", new { id })).GetProperty("order");
}
