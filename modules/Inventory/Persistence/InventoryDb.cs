using Microsoft.EntityFrameworkCore;
using OrderCloud.Inventory.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Persistence;

internal sealed class InventoryDb(DbContextOptions<InventoryDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "inventory";

    public override string Schema => SchemaName;

    public DbSet<Warehouse> Warehouses => Set<Warehouse>();

    public DbSet<StockLevel> StockLevels => Set<StockLevel>();

    public DbSet<StockLedgerEntry> StockLedger => Set<StockLedgerEntry>();

    public DbSet<StockAllocation> StockAllocations => Set<StockAllocation>();

    public DbSet<GoodsReceipt> GoodsReceipts => Set<GoodsReceipt>();

    public DbSet<GoodsReceiptLine> GoodsReceiptLines => Set<GoodsReceiptLine>();

    public DbSet<StockAdjustment> StockAdjustments => Set<StockAdjustment>();

    public DbSet<StockAdjustmentLine> StockAdjustmentLines => Set<StockAdjustmentLine>();
}
