using GraphQL;
using GraphQL.DataLoader;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Features;
using OrderCloud.Inventory.Graph;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory;

/// <summary>Table of contents of the Inventory module.</summary>
public sealed class InventoryModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<InventoryDb>(InventoryDb.SchemaName, (scope, db) => RowNotices.Follow<StockLedgerEntry>(scope, db, StockChanged.All))
        .AddScoped<StockBook>()
        .AddScoped<StockedVariants>()
        .AddScoped<StockTotalsReader>()
        .AddScoped<IStock, Stock>()
        .AddScoped<IWarehouses, Warehouses>()
        .AddScoped<IStockHistory, StockHistory>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Warehouse, WarehouseType>()
        .Add<CreateWarehouse>()
        .Add<UpdateWarehouse>()
        .Add<ListWarehouses>()
        .Type<GoodsReceipt, GoodsReceiptType>()
        .Type<GoodsReceiptLine, GoodsReceiptLineType>()
        .Add<ReceiveStock>()
        .Add<ListGoodsReceipts>()
        .Type<StockAdjustment, StockAdjustmentType>()
        .Type<StockAdjustmentLine, StockAdjustmentLineType>()
        .Add<AdjustStock>()
        .Add<ListStockAdjustments>()
        .Type<StockLevel, StockLevelType>()
        .Type<StockTotals, StockTotalsType>()
        .Add<GetStock>()
        .Add<ListStockLevels>()
        .Add<SetReorderPoint>()
        .Type<StockLedgerEntry, StockLedgerEntryType>()
        .Add<ListStockLedger>()
        .Add<StockChanged>()
        .Extend<VariantRef, StockTotals?>("stock", "How much there is of it, over all warehouses.", InventoryPermissions.Read, StockOf);

    private static IDataLoaderResult<StockTotals?> StockOf(VariantRef variant, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var loader = services.GetRequiredService<Loaders>().Batch<Guid, StockTotals>("Variant.stock", (ids, ct) => services.GetRequiredService<StockTotalsReader>().ReadAsync(ids, ct));

        return loader.Load(variant.Id);
    }
}
