using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>What holds of each subscription that follows rows as a whole.</summary>
public abstract class ChangeFeedTest(ServerHost host, string root) : OrderTest(host)
{
    protected static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private string Document => $"subscription {{ {root} {{ eventId occurredAt }} }}";

    [Fact, Trait("Proves", "T6/part")]
    public async Task Another_companys_changes_are_silent_and_ones_own_are_heard()
    {
        var other = new Shop(await SignUpAsync("GBP"));
        await using var mine = await Shop.Owner.ConnectAsync();
        await using var theirs = await other.Owner.ConnectAsync();
        var here = await FollowAsync(mine, Document, () => ChangeAsync(Shop));
        var there = await FollowAsync(theirs, Document, () => ChangeAsync(other));

        await ChangeAsync(Shop);

        Assert.NotEmpty((await NextAsync(here, root)).Text("eventId")!);
        Assert.True(await there.IsSilentAsync(Moment));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var program = await Shop.Tenant.ApiClientAsync("catalog:read");
        await using var socket = await program.ConnectAsync();

        var errors = await (await socket.SubscribeAsync(Document)).RefusedAsync();

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(errors).GetProperty("extensions").Text("code"));
    }

    /// <summary>Moves goods, counts as a sale, and is paid.</summary>
    protected virtual async Task ChangeAsync(Shop shop)
    {
        var order = await shop.ConfirmedAsync();
        await shop.Owner.MutateAsync($"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = order.Amount("total"), matches = new[] { new { orderId = order.Text("id"), amount = order.Amount("total") } } } });
    }

    /// <summary>Follows; from the return on every change is heard, and nothing of before is left.</summary>
    protected static async Task<SocketOperation> FollowAsync(GraphQLSocket socket, string document, Func<Task> change)
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

    protected static async Task<JsonElement> NextAsync(SocketOperation following, string root)
    {
        var payload = await following.NextAsync();
        Assert.False(payload.TryGetProperty("errors", out _), $"{payload}");

        return payload.GetProperty("data").GetProperty(root);
    }
}
