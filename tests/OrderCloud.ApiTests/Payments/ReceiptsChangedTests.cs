using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Payments;

public sealed class ReceiptsChangedTests(ServerHost host) : ChangeFeedTest(host, "receiptsChanged")
{
    private const string Receipts = "subscription { receiptsChanged { eventId } }";

    [Fact, Trait("Capability", "A5/part"), Trait("Proves", "T6/part")]
    public async Task Who_sees_his_own_orders_payments_only_hears_of_those_alone()
    {
        using var mei = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.NewRoleAsync(["payments:read", "payments:record", "customers:read"], "OWN"));
        await using var socket = await mei.ConnectAsync();
        var following = await FollowAsync(socket, Receipts, () => mei.RecordAsync(1));

        await Shop.Owner.RecordAsync(2);
        Assert.True(await following.IsSilentAsync(Moment));

        await mei.RecordAsync(3);
        Assert.NotEmpty((await NextAsync(following, "receiptsChanged")).Text("eventId")!);
    }
}
