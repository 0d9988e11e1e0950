using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>All orders that somebody may see, followed at once, and what is followed beside them.</summary>
public sealed class OrdersChangedTests(ServerHost host) : OrderTest(host)
{
    private const string Orders = "subscription { ordersChanged { eventId occurredAt order { id status } } }";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_order_that_is_made_changed_and_deleted_is_told_each_time()
    {
        await using var socket = await Shop.Owner.ConnectAsync();
        var following = await FollowAsync(socket, Orders);

        var order = await Shop.DoAsync("createOrder", new { });
        var made = await NextAsync(following, "ordersChanged");
        order = await Shop.DoAsync("updateOrder", Shop.Version(order, ("note", "Before noon")));
        var changed = await NextAsync(following, "ordersChanged");
        await Shop.DoAsync("deleteOrder", Shop.Version(order));
        var deleted = await NextAsync(following, "ordersChanged");

        Assert.Equal((order.Text("id"), "DRAFT", order.Text("id")), (made.GetProperty("order").Text("id"), made.GetProperty("order").Text("status"), changed.GetProperty("order").Text("id")));
        Assert.Equal(JsonValueKind.Null, deleted.GetProperty("order").ValueKind);
        Assert.Equal(3, new[] { made, changed, deleted }.Select(it => it.Text("eventId")).Distinct().Count());
        Assert.True(await following.IsSilentAsync(Moment));
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task Who_sees_his_own_orders_only_hears_of_those_alone()
    {
        using var mei = await Shop.Tenant.MemberAsync("sales");
        await using var socket = await mei.ConnectAsync();
        var following = await FollowAsync(socket, Orders, () => Shop.DoAsync(mei, "createOrder", new { }));

        var theirs = await Shop.DoAsync("createOrder", new { });
        theirs = await Shop.DoAsync("updateOrder", Shop.Version(theirs, ("note", "Not hers")));
        await Shop.DoAsync("deleteOrder", Shop.Version(theirs));
        var mine = await Shop.DoAsync(mei, "createOrder", new { });

        Assert.Equal(mine.Text("id"), (await NextAsync(following, "ordersChanged")).GetProperty("order").Text("id"));
        Assert.True(await following.IsSilentAsync(Moment));
    }

    [Theory, Trait("Proves", "T6/part")]
    [InlineData("ordersChanged")]
    [InlineData("salesChanged")]
    [InlineData("stockChanged")]
    [InlineData("receiptsChanged")]
    public async Task Another_companys_changes_are_silent_and_ones_own_are_heard(string field)
    {
        var other = new Shop(await SignUpAsync("GBP"));
        await using var mine = await Shop.Owner.ConnectAsync();
        await using var theirs = await other.Owner.ConnectAsync();
        var here = await FollowAsync(mine, $"subscription {{ {field} {{ eventId occurredAt }} }}", PaidAsync);
        var there = await FollowAsync(theirs, $"subscription {{ {field} {{ eventId occurredAt }} }}", () => PaidAsync(other));

        await PaidAsync();

        Assert.NotEmpty((await NextAsync(here, field)).Text("eventId")!);
        Assert.True(await there.IsSilentAsync(Moment));
    }

    [Theory]
    [InlineData("ordersChanged")]
    [InlineData("salesChanged")]
    [InlineData("stockChanged")]
    [InlineData("receiptsChanged")]
    [InlineData("importsChanged")]
    public async Task Each_needs_its_permission(string field)
    {
        var program = await Shop.Tenant.ApiClientAsync("catalog:read");
        await using var socket = await program.ConnectAsync();

        var errors = await (await socket.SubscribeAsync($"subscription {{ {field} {{ eventId }} }}")).RefusedAsync();

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(errors).GetProperty("extensions").Text("code"));
    }

    private Task PaidAsync() => PaidAsync(Shop);

    // Moves goods, counts as a sale, and is paid.
    private static async Task PaidAsync(Shop shop)
    {
        var order = await shop.ConfirmedAsync();
        await shop.Owner.MutateAsync($"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = order.Amount("total"), matches = new[] { new { orderId = order.Text("id"), amount = order.Amount("total") } } } });
    }

    private Task<SocketOperation> FollowAsync(GraphQLSocket socket, string document) => FollowAsync(socket, document, () => Shop.DoAsync("createOrder", new { }));

    /// <summary>Follows; from the return on every change is heard, and nothing of before is left.</summary>
    private static async Task<SocketOperation> FollowAsync(GraphQLSocket socket, string document, Func<Task> change)
    {
        var following = await socket.SubscribeAsync(document);

        // A subscription doesn't say when it has begun: changes are made until one is heard.
        do
            await change();
        while (await following.IsSilentAsync(Moment));

        while (!await following.IsSilentAsync(Moment))
            await following.NextAsync();

        return following;
    }

    private static async Task<JsonElement> NextAsync(SocketOperation following, string field)
    {
        var payload = await following.NextAsync();
        Assert.False(payload.TryGetProperty("errors", out _), $"{payload}");

        return payload.GetProperty("data").GetProperty(field);
    }
}
