using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>What an order line was promised from one warehouse, in thousandths. The open ones add up to the levels' allocated.</summary>
[NotAudited("What the order's lines and the ledger tell.")]
internal sealed class StockAllocation : ITenantOwned, IVersioned
{
    private StockAllocation() { }

    public StockAllocation(Guid orderId, Guid lineId, StockRow row, long quantity)
    {
        (OrderId, LineId, Quantity) = (orderId, lineId, quantity);
        (WarehouseId, VariantId) = row;
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid OrderId { get; private set; }

    public Guid LineId { get; private set; }

    public Guid WarehouseId { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>Promised at first.</summary>
    public long Quantity { get; private set; }

    /// <summary>Left with a shipment.</summary>
    public long Issued { get; private set; }

    /// <summary>Given back.</summary>
    public long Released { get; private set; }

    /// <summary>Two who ship or release the same promise: the second runs again.</summary>
    public int Version { get; private set; }

    public StockRow Row => new(WarehouseId, VariantId);

    /// <summary>Still promised.</summary>
    public long Open => Quantity - Issued - Released;

    /// <exception cref="InvalidOperationException">More than is open.</exception>
    public void Issue(long quantity) => Issued += Within(quantity);

    /// <exception cref="InvalidOperationException">More than is open.</exception>
    public void Release(long quantity) => Released += Within(quantity);

    private long Within(long quantity) => quantity > 0 && quantity <= Open
        ? quantity
        : throw new InvalidOperationException($"{quantity} can't leave an allocation that holds {Open}.");
}
