using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>All orders that somebody may see, followed at once.</summary>
public sealed class OrdersChangedTests(ServerHost host) : ChangeFeedTest(host, "ordersChanged")
{
    private const string Orders = "subscription { ordersChanged { eventId occurredAt orderId order { id status } } }";

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
        Assert.All([made, changed, deleted], it => Assert.Equal(order.Text("id"), it.Text("orderId")));
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

    private Task<SocketOperation> FollowAsync(GraphQLSocket socket, string document) => FollowAsync(socket, document, () => Shop.DoAsync("createOrder", new { }));
}
