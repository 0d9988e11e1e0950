using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>Goods that came into a warehouse. A posted one is undone by a counter-document only.</summary>
internal sealed class GoodsReceipt : ITenantOwned
{
    public const int MaxReference = 100, MaxNote = 500;

    private readonly List<GoodsReceiptLine> lines = [];

    private GoodsReceipt() { }

    public GoodsReceipt(Guid warehouseId, string? reference, string by, DateTimeOffset at) =>
        (WarehouseId, Reference, By, PostedAt) = (warehouseId, reference, by, at);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Drawn by the company's pattern when the receipt is posted.</summary>
    public string Number { get; private set; } = "";

    public Guid WarehouseId { get; private set; }

    /// <summary>The supplier's delivery note or whatever names the delivery.</summary>
    public string? Reference { get; private set; }

    /// <summary>Where the document stands.</summary>
    public StockDocumentStatus Status { get; private set; } = StockDocumentStatus.Posted;

    /// <summary>Who posted it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedAt { get; private set; }

    public IReadOnlyList<GoodsReceiptLine> Lines => lines;

    public void Add(Guid variantId, long quantity, string? note) => lines.Add(new GoodsReceiptLine(lines.Count + 1, variantId, quantity, note));

    public void Post(string number) => Number = number;

    /// <summary>What the receipt does to stock.</summary>
    public IReadOnlyList<StockMovement> Movements() =>
        [.. lines.Select(line => new StockMovement(new(WarehouseId, line.VariantId), StockMovementKind.Receipt, new(OnHand: line.Quantity)))];
}

/// <summary>How much of one variant came in.</summary>
internal sealed class GoodsReceiptLine : ITenantOwned
{
    private GoodsReceiptLine() { }

    public GoodsReceiptLine(int position, Guid variantId, long quantity, string? note) =>
        (Position, VariantId, Quantity, Note) = (position, variantId, quantity, note);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid ReceiptId { get; private set; }

    /// <summary>From 1, in the order of entry.</summary>
    public int Position { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>Thousandths, above zero.</summary>
    public long Quantity { get; private set; }

    /// <summary>A remark on the line.</summary>
    public string? Note { get; private set; }
}

/// <summary>Where a document of the stock stands.</summary>
internal enum StockDocumentStatus
{
    /// <summary>Done; it can't be changed any more.</summary>
    Posted,
}
