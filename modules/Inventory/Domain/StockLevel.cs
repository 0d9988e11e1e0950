using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>
/// How much of a variant lies in a warehouse, in thousandths. Moved by conditional UPDATE alone, never through a loaded row;
/// each column is the sum of its ledger.
/// </summary>
[NotAudited("Moved by conditional UPDATE, which no saved row tells: StockBook notes what lies there, SetReorderPoint the reorder point; promises are told by the ledger and the order.")]
internal sealed class StockLevel : ITenantOwned
{
    private StockLevel() { }

    public StockLevel(StockRow row, StockDelta opening)
    {
        (WarehouseId, VariantId) = row;
        (OnHand, Allocated, Reserved, Unavailable) = opening;
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid WarehouseId { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>Physically there, in every condition.</summary>
    public long OnHand { get; private set; }

    /// <summary>Promised to confirmed orders, not yet shipped.</summary>
    public long Allocated { get; private set; }

    /// <summary>Held by carts and drafts until it expires.</summary>
    public long Reserved { get; private set; }

    /// <summary>Damaged, in quality check, in quarantine or held back.</summary>
    public long Unavailable { get; private set; }

    /// <summary>At so few available, or fewer, it is time to order more; null where nobody said.</summary>
    public long? ReorderPoint { get; private set; }

    public StockRow Row => new(WarehouseId, VariantId);
}

/// <summary>The key of a level. Rows are always moved in this order, so that two who need the same ones don't block each other.</summary>
internal readonly record struct StockRow(Guid WarehouseId, Guid VariantId) : IComparable<StockRow>
{
    public int CompareTo(StockRow other) => (WarehouseId, VariantId).CompareTo((other.WarehouseId, other.VariantId));
}

/// <summary>What moves, in thousandths, column by column.</summary>
internal readonly record struct StockDelta(long OnHand = 0, long Allocated = 0, long Reserved = 0, long Unavailable = 0)
{
    public long Available => OnHand - Allocated - Reserved - Unavailable;

    /// <summary>True where a row that doesn't exist yet may start with it.</summary>
    public bool CanOpen => Allocated >= 0 && Reserved >= 0 && Unavailable >= 0 && Available >= 0;

    public static StockDelta operator +(StockDelta a, StockDelta b) =>
        new(checked(a.OnHand + b.OnHand), checked(a.Allocated + b.Allocated), checked(a.Reserved + b.Reserved), checked(a.Unavailable + b.Unavailable));

    public static StockDelta operator -(StockDelta delta) => new(-delta.OnHand, -delta.Allocated, -delta.Reserved, -delta.Unavailable);
}
