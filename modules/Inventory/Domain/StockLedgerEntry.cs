using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>One movement of stock and the document that caused it. Written once; the sum of a level's entries is the level.</summary>
[NotAudited("A ledger already: written once, by whom and when.")]
internal sealed class StockLedgerEntry : ITenantOwned, IAppendOnly
{
    private StockLedgerEntry() { }

    public StockLedgerEntry(StockMovement movement, StockDocument document, string by, DateTimeOffset at)
    {
        (WarehouseId, VariantId) = movement.Row;
        (OnHand, Allocated, Reserved, Unavailable) = movement.Delta;
        Kind = movement.Kind;
        (DocumentType, DocumentId, DocumentNumber, OrderId) = document;
        (By, At) = (by, at);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid WarehouseId { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>What happened.</summary>
    public StockMovementKind Kind { get; private set; }

    /// <summary>Change of what is physically there.</summary>
    public long OnHand { get; private set; }

    /// <summary>Change of what is promised to orders.</summary>
    public long Allocated { get; private set; }

    /// <summary>Change of what carts and drafts hold.</summary>
    public long Reserved { get; private set; }

    /// <summary>Change of what can't be sold.</summary>
    public long Unavailable { get; private set; }

    /// <summary>What kind of document caused it.</summary>
    public StockDocumentType DocumentType { get; private set; }

    public Guid DocumentId { get; private set; }

    /// <summary>The document's number where it is one of the stock's own; an order tells its own number.</summary>
    public string? DocumentNumber { get; private set; }

    public Guid? OrderId { get; private set; }

    /// <summary>Who caused it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it was posted.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>Why stock moved.</summary>
internal enum StockMovementKind
{
    /// <summary>Goods came in.</summary>
    Receipt,

    /// <summary>Goods left to a customer.</summary>
    Issue,

    /// <summary>Promised to a confirmed order.</summary>
    Allocate,

    /// <summary>A promise was taken back.</summary>
    Release,

    /// <summary>Held for a cart or draft.</summary>
    Reserve,

    /// <summary>A hold ended.</summary>
    Unreserve,

    /// <summary>Left for another warehouse.</summary>
    TransferOut,

    /// <summary>Came from another warehouse.</summary>
    TransferIn,

    /// <summary>Came back from a customer.</summary>
    Return,

    /// <summary>Thrown away.</summary>
    Scrap,

    /// <summary>A stocktake found more or less.</summary>
    CountDiff,

    /// <summary>Set right by hand.</summary>
    Adjust,
}

/// <summary>What kind of document moved stock.</summary>
internal enum StockDocumentType
{
    /// <summary>Goods in.</summary>
    GoodsReceipt,

    /// <summary>Stock set right by hand.</summary>
    StockAdjustment,

    /// <summary>A sales order.</summary>
    Order,

    /// <summary>The goods of an order that one warehouse sends.</summary>
    Fulfillment,
}

/// <summary>The document that moves stock.</summary>
/// <param name="Number">Null for documents of other modules.</param>
/// <param name="OrderId">The order it belongs to, if any.</param>
internal sealed record StockDocument(StockDocumentType Type, Guid Id, string? Number = null, Guid? OrderId = null);

/// <summary>One movement, not yet written.</summary>
internal sealed record StockMovement(StockRow Row, StockMovementKind Kind, StockDelta Delta);
