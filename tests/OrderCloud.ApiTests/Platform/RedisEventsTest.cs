using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Platform;

/// <summary>Follows orders at one host while another changes them.</summary>
public abstract class RedisEventsTest(ServerHost host, HostsOnRedis hosts) : OrderTest(host), IClassFixture<HostsOnRedis>
{
    protected const string Document = "subscription($id: ID!, $after: String) { orderChanged(id: $id, resumeAfter: $after) { eventId order { version } } }";

    protected HostsOnRedis Hosts => hosts;

    public override async ValueTask InitializeAsync()
    {
        hosts.SkipWithoutRedis();
        await base.InitializeAsync();
    }

    protected static Task<GraphQLClient> SignInAsync(RunningHost host, Shop shop) => TenantSession.SignInAsync(host, shop.Tenant.Email, shop.Tenant.Password);

    protected static Task<JsonElement> NoteAsync(GraphQLClient editor, JsonElement order) =>
        Shop.DoAsync(editor, "updateOrder", Shop.Version(order, ("note", $"Change of {order.Number("version")}")));

    /// <summary>Follows an order; from the return on every change of it is heard. The order as it is by then comes along.</summary>
    protected static async Task<(SocketOperation Following, JsonElement Order)> FollowAsync(GraphQLSocket socket, GraphQLClient editor, JsonElement order)
    {
        var following = await socket.SubscribeAsync(Document, new { id = order.Text("id") });

        // A subscription doesn't say when it has begun: changes are made until one is heard.
        do
            order = await NoteAsync(editor, order);
        while (await following.IsSilentAsync(TimeSpan.FromMilliseconds(500)));

        await HearAsync(following, order);

        return (following, order);
    }

    /// <summary>Hears all up to the order as it is; repetitions are allowed.</summary>
    protected static async Task HearAsync(SocketOperation following, JsonElement order)
    {
        while ((await ChangeAsync(following)).Version < order.Number("version"))
        {
        }
    }

    protected static async Task<(string EventId, long Version)> ChangeAsync(SocketOperation following)
    {
        var change = (await following.NextAsync()).GetProperty("data").GetProperty("orderChanged");

        return (change.Text("eventId")!, change.GetProperty("order").Number("version"));
    }
}
