using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

/// <summary>The open orders of all tenants whose validity is over, and the carts that nobody came back to.</summary>
internal sealed class LapsedOrders(DbContextOptions<LapsedOrders> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights = [SystemRight.On<Order>(reads: [nameof(Order.TenantId), nameof(Order.Id), nameof(Order.Status), nameof(Order.ValidUntil), nameof(Order.CartExpiresAt)])];

    public override string Schema => OrdersDb.SchemaName;

    /// <summary>The longest lapsed first.</summary>
    /// <param name="passedOver">So many are left out: those that could not be dealt with.</param>
    public Task<List<LapsedOrder>> FindAsync(DateTimeOffset now, int passedOver, int count, CancellationToken ct) =>
        Due(now).Skip(passedOver).Take(count).ToListAsync(ct);

    // As the index is filtered: a condition that says it otherwise would be a scan.
    internal IQueryable<LapsedOrder> Due(DateTimeOffset now) => Set<LapsedOrder>().AsNoTracking()
        .Where(order => (order.Status == OrderStatus.Draft || order.Status == OrderStatus.PendingReview) && order.ValidUntil <= now)
        .OrderBy(order => order.ValidUntil).ThenBy(order => order.Id);

    /// <inheritdoc cref="FindAsync"/>
    public Task<List<LapsedOrder>> FindCartsAsync(DateTimeOffset now, int passedOver, int count, CancellationToken ct) =>
        EndedCarts(now).Skip(passedOver).Take(count).ToListAsync(ct);

    internal IQueryable<LapsedOrder> EndedCarts(DateTimeOffset now) => Set<LapsedOrder>().AsNoTracking()
        .Where(order => order.CartExpiresAt <= now).OrderBy(order => order.CartExpiresAt).ThenBy(order => order.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LapsedOrder>().ToTable("orders").HasKey(order => new { order.TenantId, order.Id });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>What expiry needs to know of an order.</summary>
internal sealed record LapsedOrder(Guid TenantId, Guid Id, OrderStatus Status, DateTimeOffset? ValidUntil, DateTimeOffset? CartExpiresAt);
