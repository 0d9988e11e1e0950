using System.Collections.Concurrent;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Two companies on one database, each with goods, stock, a customer, an order on its way and money received.</summary>
internal sealed record Neighbours(Shop A, Shop B)
{
    public Guid IdOfA => NodeIds.ToGuid(A.Tenant.Id);

    public Guid IdOfB => NodeIds.ToGuid(B.Tenant.Id);

    private static readonly ConcurrentDictionary<RunningHost, Lazy<Task<Neighbours>>> Known = new();

    /// <summary>The same two for all tests on a host: they only look, or are refused.</summary>
    public static Task<Neighbours> OfAsync(RunningHost host, Func<Task<TenantSession>> signUp) => Known.GetOrAdd(host, _ => new(() => MoveInAsync(signUp))).Value;

    private static async Task<Neighbours> MoveInAsync(Func<Task<TenantSession>> signUp)
    {
        var (a, b) = (new Shop(await signUp()), new Shop(await signUp()));
        await LiveAsync(a);
        await LiveAsync(b);

        return new(a, b);
    }

    private static async Task LiveAsync(Shop shop)
    {
        await shop.CustomerAsync();
        await shop.FulfillmentAsync(2, "startPicking", "packFulfillment", "shipFulfillment");
        await shop.PendingAsync();
        var order = await shop.ConfirmedAsync();
        await shop.Owner.MutateAsync(
            $"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = order.Amount("total"), matches = new[] { new { orderId = order.Text("id"), amount = order.Amount("total") } } } });
    }
}
