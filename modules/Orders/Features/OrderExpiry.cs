using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>
/// Ends the offers whose validity is over, each in a transaction of its own tenant, and takes away the carts that nobody came back to.
/// Every process looks; an order that two of them find is locked by the first, and the second sees that it is done.
/// </summary>
internal sealed partial class OrderExpiry(IServiceProvider services, SystemWork system, TimeProvider clock, ILogger<OrderExpiry> logger) : BackgroundService
{
    private const int Batch = 100;

    /// <summary>How late an order may expire. Until then its date alone keeps it from being confirmed.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        do
        {
            try
            {
                await ExpireAllAsync(stoppingToken);
                await DeleteCartsAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
            {
                // The database is away or busy: the next round finds them again.
                Unreachable(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ExpireAllAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var failed = 0;

        while (await FindAsync(now, failed, ct) is [_, ..] lapsed)
            foreach (var order in lapsed)
                failed += await TryExpireAsync(order, now, ct) ? 0 : 1;
    }

    private Task<List<LapsedOrder>> FindAsync(DateTimeOffset now, int passedOver, CancellationToken ct) =>
        system.RunAsync<LapsedOrders, List<LapsedOrder>>("orders: expire", (orders, token) => orders.FindAsync(now, passedOver, Batch, token), ct);

    /// <returns>False when it was left as it is: it waits for the next round, the others don't wait for it.</returns>
    private async Task<bool> TryExpireAsync(LapsedOrder lapsed, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var scope = TenantScope.Of(services, new TenantContext(lapsed.TenantId), Caller.System, new Origin("orderExpiry"));

            return await ExpireAsync(scope.Services, lapsed.Id, now, ct);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            Postponed(failure, lapsed.Id);

            return false;
        }
    }

    private static async Task<bool> ExpireAsync(IServiceProvider scope, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var unit = scope.GetRequiredService<UnitOfWork>();
        var db = scope.GetRequiredService<OrdersDb>();
        await unit.BeginAsync(ct);

        // Confirmed, prolonged, closed or expired by somebody else meanwhile: nothing is left to do. Neither a draft nor an order in review holds stock.
        if (await db.LoadAsync(id, ct) is not { } order || !order.Allows(OrderCommand.Expire) || !order.HasLapsedAt(now))
            return false;

        order.Expire(now);
        await unit.CommitAsync(ct);

        return true;
    }

    // Each company's as that company: a batch that fails waits for the next round, and the others don't wait for it.
    private async Task DeleteCartsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var failed = 0;

        while (await FindCartsAsync(now, failed, ct) is [_, ..] ended)
            foreach (var carts in ended.GroupBy(cart => cart.TenantId, cart => cart.Id))
                failed += await TryDeleteAsync(carts.Key, [.. carts], now, ct);
    }

    private Task<List<LapsedOrder>> FindCartsAsync(DateTimeOffset now, int passedOver, CancellationToken ct) =>
        system.RunAsync<LapsedOrders, List<LapsedOrder>>("orders: end carts", (orders, token) => orders.FindCartsAsync(now, passedOver, Batch, token), ct);

    /// <returns>How many are left.</returns>
    private async Task<int> TryDeleteAsync(Guid tenantId, IReadOnlyList<Guid> carts, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await TenantScope.RunAsync(services, new TenantContext(tenantId), Caller.System, scope => scope.GetRequiredService<OrdersDb>().DeleteEndedCartsAsync(carts, now, ct));

            return 0;
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            Kept(failure, carts.Count);

            return carts.Count;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} carts that are over could not be taken away; trying again")]
    private partial void Kept(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lapsed orders could not be looked for; trying again")]
    private partial void Unreachable(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Order {OrderId} could not be expired; trying again")]
    private partial void Postponed(Exception failure, Guid orderId);
}
