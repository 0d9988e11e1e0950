using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

/// <summary>Orders, what was delivered of them, and what came back.</summary>
/// <remarks>An order is found by those who reach its assignee; its parts by those who find the order. An import is found by those who reach who uploaded it or goes on with it.</remarks>
internal sealed class OrdersDb(DbContextOptions<OrdersDb> options, OrderBounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "orders";

    /// <summary>The name of the filter that keeps carts out of whatever reads orders.</summary>
    public const string CartFilter = "cart";

    public override string Schema => SchemaName;

    public DbSet<Order> Orders => Set<Order>();

    /// <summary>The numbers that orders have, whosever they are.</summary>
    public IQueryable<string> OrderNumbers => Orders.IgnoreQueryFilters([ScopeFilter]).Where(order => order.Number != null).Select(order => order.Number!);

    /// <summary>The numbers that fulfillments have, whosever order they are of.</summary>
    public IQueryable<string> FulfillmentNumbers => Fulfillments.IgnoreQueryFilters([ScopeFilter]).Select(fulfillment => fulfillment.Number);

    /// <summary>The carts, whoever asks: the word that opens one is the right to it.</summary>
    public IQueryable<Order> EveryCart => Orders.IgnoreQueryFilters([CartFilter, ScopeFilter]).Where(order => order.CartTokenHash != null);

    /// <summary>Those that have not ended.</summary>
    public IQueryable<Order> OpenCarts(DateTimeOffset now) => EveryCart.Where(order => order.CartExpiresAt > now);

    public DbSet<OrderLine> Lines => Set<OrderLine>();

    public DbSet<OrderEvent> Events => Set<OrderEvent>();

    public DbSet<ReviewTask> Reviews => Set<ReviewTask>();

    public DbSet<Fulfillment> Fulfillments => Set<Fulfillment>();

    public DbSet<FulfillmentLine> FulfillmentLines => Set<FulfillmentLine>();

    public DbSet<SalesReturn> Returns => Set<SalesReturn>();

    public DbSet<SalesReturnLine> ReturnLines => Set<SalesReturnLine>();

    // Read by the filter of imports as members of the context.
    private bool ReachesAllImports => bounds.ReachesAllImports;

    private Guid[] ReachedImporters => bounds.ReachedImporters;

    /// <summary>
    /// The order for a command, its row locked until the transaction ends: of commands that meet, the later one waits, sees what the
    /// earlier one did, and answers that before it touches stock or counters. Null when there is none.
    /// </summary>
    public Task<Order?> LoadAsync(Guid id, CancellationToken ct) => LoadAsync(id, isAnybodys: false, ct);

    /// <summary>The order, locked like that, whoever may find it: for what a command on something else does to it.</summary>
    public Task<Order?> LoadAnybodysAsync(Guid id, CancellationToken ct) => LoadAsync(id, isAnybodys: true, ct);

    /// <summary>The cart that this word opens, with its lines, its row locked like that; null when there is none.</summary>
    public async Task<Order?> LoadCartAsync(string tokenHash, string channel, DateTimeOffset now, CancellationToken ct)
    {
        var cart = OpenCarts(now).Where(order => order.CartTokenHash == tokenHash && order.Channel == channel);
        await cart.ExecuteUpdateAsync(set => set.SetProperty(order => order.Version, order => order.Version), ct);

        return await cart.Include(order => order.Lines.OrderBy(line => line.LineNumber)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Takes away for good the carts among these that are over.</summary>
    public Task<int> DeleteEndedCartsAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken ct) =>
        EveryCart.Where(order => ids.Contains(order.Id) && order.CartExpiresAt <= now).ExecuteDeleteAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Order>().HasQueryFilter(CartFilter, order => order.CartTokenHash == null);
        PartOf<OrderLine>(modelBuilder, line => Orders.Any(order => order.Id == line.OrderId));
        PartOf<OrderEvent>(modelBuilder, it => Orders.Any(order => order.Id == it.OrderId));
        PartOf<ReviewTask>(modelBuilder, task => Orders.Any(order => order.Id == task.OrderId));
        PartOf<Fulfillment>(modelBuilder, it => Orders.Any(order => order.Id == it.OrderId));
        PartOf<FulfillmentLine>(modelBuilder, line => Fulfillments.Any(it => it.Id == line.FulfillmentId));
        // Returns of an imported history name no order, and so nobody whose they are.
        PartOf<SalesReturn>(modelBuilder, _ => false);
        PartOf<SalesReturnLine>(modelBuilder, _ => false);
        // Whoever works on an import finds it whatever becomes of his reach: his own rows are always in it.
        modelBuilder.Entity<ImportJob>().HasQueryFilter(ScopeFilter, job => ReachesAllImports || ReachedImporters.Contains(job.ActorId) || (job.UploaderId != null && ReachedImporters.Contains(job.UploaderId.Value)));
        modelBuilder.Entity<ImportError>().HasQueryFilter(ScopeFilter, error => ReachesAllImports || Set<ImportJob>().Any(job => job.Id == error.ImportId));
        modelBuilder.Entity<ImportDifference>().HasQueryFilter(ScopeFilter, it => ReachesAllImports || Set<ImportJob>().Any(job => job.Id == it.ImportId));
    }

    /// <summary>The order with its lines, review tasks and fulfillments: whatever a command may change. Null when there is none.</summary>
    public Task<Order?> ReadAsync(Guid id, CancellationToken ct) => ReadAsync(id, isAnybodys: false, ct);

    /// <summary>A fulfillment and its whole order; null when there is none.</summary>
    public async Task<(Order Order, Fulfillment Fulfillment)?> LoadOfFulfillmentAsync(Guid id, CancellationToken ct)
    {
        var orderId = await Fulfillments.Where(fulfillment => fulfillment.Id == id).Select(fulfillment => (Guid?)fulfillment.OrderId).SingleOrDefaultAsync(ct);

        return orderId is { } found && await LoadAsync(found, ct) is { } order ? (order, order.Fulfillments.Single(it => it.Id == id)) : null;
    }

    private async Task<Order?> LoadAsync(Guid id, bool isAnybodys, CancellationToken ct)
    {
        // An update that changes nothing: the lock that all three databases have.
        await Rows<Order>(isAnybodys).Where(order => order.Id == id).ExecuteUpdateAsync(set => set.SetProperty(order => order.Version, order => order.Version), ct);

        return await ReadAsync(id, isAnybodys, ct);
    }

    private async Task<Order?> ReadAsync(Guid id, bool isAnybodys, CancellationToken ct)
    {
        if (await Rows<Order>(isAnybodys).Include(order => order.Lines.OrderBy(line => line.LineNumber)).SingleOrDefaultAsync(order => order.Id == id, ct) is not { } order)
            return null;

        await Rows<ReviewTask>(isAnybodys).Where(task => task.OrderId == id).LoadAsync(ct);
        await Rows<Fulfillment>(isAnybodys).Include(fulfillment => fulfillment.Lines).Where(fulfillment => fulfillment.OrderId == id).LoadAsync(ct);

        return order;
    }

    private IQueryable<T> Rows<T>(bool isAnybodys) where T : class => isAnybodys ? Set<T>().IgnoreQueryFilters([ScopeFilter]) : Set<T>();
}
