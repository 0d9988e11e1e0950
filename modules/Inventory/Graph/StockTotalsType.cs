using OrderCloud.Contracts.Catalog;
using OrderCloud.Inventory.Domain;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class StockTotalsType : EntityType<StockTotals>
{
    public StockTotalsType() : base(InventoryPermissions.Read)
    {
        Id<VariantRef>("variantId", totals => totals.VariantId).Describe("Of which variant.");
        Scaled("onHand", totals => totals.OnHand, Contracts.Scaled.QuantityDigits);
        Scaled("allocated", totals => totals.Allocated, Contracts.Scaled.QuantityDigits);
        Scaled("reserved", totals => totals.Reserved, Contracts.Scaled.QuantityDigits);
        Scaled("unavailable", totals => totals.Unavailable, Contracts.Scaled.QuantityDigits);
        Scaled("available", totals => totals.Available, Contracts.Scaled.QuantityDigits);
    }
}
