using OrderCloud.Contracts.Catalog;
using OrderCloud.Inventory.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <param name="VariantId">Which variant.</param>
internal sealed record GetStockArguments(Id<VariantRef> VariantId);

/// <summary>How much there is of a variant, over all warehouses; null for a variant that the catalogue doesn't know.</summary>
internal sealed class GetStock(IProducts products, StockTotalsReader totals) : Query<GetStockArguments, StockTotals>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;

    public override async Task<StockTotals?> HandleAsync(GetStockArguments arguments, CancellationToken ct)
    {
        Guid id = arguments.VariantId;

        if (!(await products.FindAsync([id], ct)).ContainsKey(id))
            return null;

        return (await totals.ReadAsync([id], ct))[id];
    }
}
