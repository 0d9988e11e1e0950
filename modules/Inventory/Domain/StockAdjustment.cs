using OrderCloud.Contracts.Inventory;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>Stock set right by hand, with a reason; or an adjustment of another system, kept without effect on stock.</summary>
internal sealed class StockAdjustment : ITenantOwned
{
    public const int MaxNote = 500, MaxNumber = 60;

    private readonly List<StockAdjustmentLine> lines = [];

    private StockAdjustment() { }

    public StockAdjustment(Guid warehouseId, AdjustmentReason reasonCode, string? note, string by, DateTimeOffset at) =>
        (WarehouseId, ReasonCode, Note, By, PostedAt) = (warehouseId, reasonCode, note, by, at);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Drawn by the company's pattern; of a taken-over document its own number in the other system.</summary>
    public string Number { get; private set; } = "";

    /// <summary>True where another system posted it: it moved no stock here.</summary>
    public bool IsHistory { get; private set; }

    /// <summary>Null for a taken-over document.</summary>
    public Guid? WarehouseId { get; private set; }

    /// <summary>Null for a taken-over document.</summary>
    public AdjustmentReason? ReasonCode { get; private set; }

    /// <summary>A remark on the whole.</summary>
    public string? Note { get; private set; }

    /// <summary>Where the document stands.</summary>
    public StockDocumentStatus Status { get; private set; } = StockDocumentStatus.Posted;

    /// <summary>Who posted it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it was posted, here or in the other system.</summary>
    public DateTimeOffset PostedAt { get; private set; }

    public IReadOnlyList<StockAdjustmentLine> Lines => lines;

    /// <summary>Takes over a document of another system.</summary>
    public static StockAdjustment Historic(HistoricAdjustment source, string by)
    {
        var adjustment = new StockAdjustment { Number = source.Number, IsHistory = true, By = by, PostedAt = source.At };

        foreach (var line in source.Lines)
            adjustment.Add(line.VariantId, line.Quantity, line.Note);

        return adjustment;
    }

    public void Add(Guid variantId, long delta, string? note = null) => lines.Add(new StockAdjustmentLine(lines.Count + 1, variantId, delta, note));

    public void Post(string number) => Number = number;

    /// <summary>What the adjustment does to stock; nothing if it is history.</summary>
    public IReadOnlyList<StockMovement> Movements() => WarehouseId is { } warehouse && !IsHistory
        ? [.. lines.Select(line => new StockMovement(new(warehouse, line.VariantId), StockMovementKind.Adjust, new(OnHand: line.Delta)))]
        : [];
}

/// <summary>How much of one variant was found to be more or less.</summary>
internal sealed class StockAdjustmentLine : ITenantOwned
{
    private StockAdjustmentLine() { }

    public StockAdjustmentLine(int position, Guid variantId, long delta, string? note) =>
        (Position, VariantId, Delta, Note) = (position, variantId, delta, note);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid AdjustmentId { get; private set; }

    /// <summary>From 1, in the order of entry.</summary>
    public int Position { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>Thousandths; negative for a write-off.</summary>
    public long Delta { get; private set; }

    /// <summary>A remark of the other system on the line.</summary>
    public string? Note { get; private set; }
}

/// <summary>Why stock is set right by hand.</summary>
internal enum AdjustmentReason
{
    /// <summary>What was there when the books were opened.</summary>
    Opening,

    /// <summary>Counted by hand.</summary>
    Count,

    /// <summary>Broken or spoilt.</summary>
    Damage,

    /// <summary>Can't be found.</summary>
    Loss,

    /// <summary>Stolen.</summary>
    Theft,

    /// <summary>Found again.</summary>
    Found,

    /// <summary>Past its date.</summary>
    Expired,

    /// <summary>Given away as a sample or used by ourselves.</summary>
    Sample,

    /// <summary>An earlier document was wrong.</summary>
    Correction,

    /// <summary>None of these; the note says why.</summary>
    Other,
}
