using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Features;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Inventory;

/// <summary>The Inventory module on a database, where every variant is goods unless said otherwise.</summary>
internal sealed class Depot : IAsyncDisposable
{
    private readonly ModuleOnDatabase module;
    private readonly Catalogue catalogue;

    private Depot(ModuleOnDatabase module, Catalogue catalogue) => (this.module, this.catalogue) = (module, catalogue);

    public HashSet<Guid> Services => catalogue.Services;

    public static async Task<Depot> OpenAsync(string provider = "sqlite")
    {
        var catalogue = new Catalogue();

        return new(await ModuleOnDatabase.OpenAsync(provider, new InventoryModule(), services => services.AddSingleton<IProducts>(catalogue)), catalogue);
    }

    /// <inheritdoc cref="ModuleOnDatabase.DoAsync"/>
    public Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work, TenantContext? whose = null) => module.DoAsync(work, whose);

    public Task<T> ReadAsync<T>(Func<InventoryDb, Task<T>> read) => module.ReadAsync(read);

    public Task<T> WithStockAsync<T>(Func<IStock, Task<T>> work, TenantContext? whose = null) => DoAsync(scope => work(scope.GetRequiredService<IStock>()), whose);

    public Task WithStockAsync(Func<IStock, Task> work, TenantContext? whose = null) => WithStockAsync(async stock =>
    {
        await work(stock);

        return true;
    }, whose);

    public Task<Guid> WarehouseAsync(int rank = 1, bool isActive = true) => DoAsync(scope =>
    {
        var warehouse = new Warehouse($"Warehouse {Guid.NewGuid():N}", rank, DateTimeOffset.UnixEpoch);
        warehouse.Change(warehouse.Name, rank, isActive);
        scope.GetRequiredService<InventoryDb>().Warehouses.Add(warehouse);

        return Task.FromResult(warehouse.Id);
    });

    /// <summary>Moves on hand by hand; the rows that refused.</summary>
    public Task<IReadOnlyList<StockRow>> AdjustAsync(Guid warehouse, Guid variant, long delta) => DoAsync(async scope =>
    {
        StockMovement[] movements = [new(new(warehouse, variant), StockMovementKind.Adjust, new(OnHand: delta))];
        var book = scope.GetRequiredService<StockBook>();
        var refused = await book.MoveAsync(movements, TestContext.Current.CancellationToken);

        if (refused.Count == 0)
            await book.RecordAsync(new(StockDocumentType.StockAdjustment, Guid.NewGuid(), "ADJ-1"), movements, TestContext.Current.CancellationToken);

        return refused;
    });

    public Task<StockLevel?> LevelAsync(Guid warehouse, Guid variant) =>
        ReadAsync(db => db.StockLevels.AsNoTracking().SingleOrDefaultAsync(level => level.WarehouseId == warehouse && level.VariantId == variant));

    /// <summary>Rows that break a law of stock, read by one statement and so from one moment.</summary>
    public Task<List<StockLevel>> BrokenLevelsAsync() => ReadAsync(db => db.StockLevels.AsNoTracking().Where(level =>
        level.OnHand != db.StockLedger.Where(entry => entry.WarehouseId == level.WarehouseId && entry.VariantId == level.VariantId).Sum(entry => entry.OnHand)
        || level.Allocated != db.StockLedger.Where(entry => entry.WarehouseId == level.WarehouseId && entry.VariantId == level.VariantId).Sum(entry => entry.Allocated)
        || level.Allocated != db.StockAllocations.Where(it => it.WarehouseId == level.WarehouseId && it.VariantId == level.VariantId).Sum(it => it.Quantity - it.Issued - it.Released)
        || level.Allocated < 0 || level.Reserved != 0 || level.Unavailable != 0 || level.OnHand < level.Allocated).ToListAsync());

    public ValueTask DisposeAsync() => module.DisposeAsync();

    /// <summary>Stands in for Catalog.</summary>
    private sealed class Catalogue : IProducts
    {
        public HashSet<Guid> Services { get; } = [];

        public Task<IReadOnlyDictionary<Guid, VariantInfo>> FindAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, VariantInfo>>(variantIds.ToDictionary(id => id, id =>
                new VariantInfo(id, id, $"{id:N}", "Tea", "pcs", Services.Contains(id) ? ProductKind.Service : ProductKind.Stocked, 1_000_000, "GBP", IsActive: true, Cost: null)));

        public Task<IReadOnlyDictionary<string, VariantInfo>> FindBySkuAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => throw new NotSupportedException();

        public Task<int> ImportAsync(IReadOnlyCollection<ImportedProduct> products, CancellationToken ct) => throw new NotSupportedException();
    }
}
