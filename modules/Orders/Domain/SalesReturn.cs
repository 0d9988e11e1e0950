using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain;

/// <summary>Where a return stands.</summary>
internal enum SalesReturnStatus
{
    /// <summary>The goods came back and the money went back; final.</summary>
    Closed,
}

/// <summary>Goods that came back. Those of an imported history stand alone: they name no order.</summary>
internal sealed class SalesReturn : ITenantOwned
{
    private readonly List<SalesReturnLine> lines = [];

    private SalesReturn() { }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public string Number { get; private set; } = "";

    public SalesReturnStatus Status { get; private set; }

    /// <summary>Where it came from.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The source's own number; one per channel.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>SHA-256 in hex over head and lines: tells whether the source has changed it.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>ISO 4217; all amounts of the return are in it.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Null for a walk-in sale.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>The customer's name at the time.</summary>
    [Personal]
    public string? CustomerName { get; private set; }

    /// <summary>When it was credited; decides the day in analytics.</summary>
    public DateTimeOffset ReturnedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Minor units credited, positive.</summary>
    public long Total { get; private set; }

    /// <summary>Minor units given back.</summary>
    public long Refunded { get; private set; }

    public int LineCount { get; private set; }

    public IReadOnlyList<SalesReturnLine> Lines => lines;

    /// <summary>What analytics counts of it: negative.</summary>
    public SalesDocument Sale => new(Id, IsReturn: true, CustomerId, ReturnedAt, Currency, [.. lines.Select(line => line.Sale)]);

    /// <summary>Takes over a return that another system has finished, refunded by method EXTERNAL.</summary>
    /// <param name="source">Quantities count what came back: positive.</param>
    public static SalesReturn FromHistory(HistoricDocument source, DateTimeOffset at)
    {
        var it = new SalesReturn
        {
            Number = source.ExternalId,
            Status = SalesReturnStatus.Closed,
            Channel = source.Channel,
            ExternalId = source.ExternalId,
            ContentHash = source.ContentHash,
            Currency = source.Currency,
            CustomerId = source.CustomerId,
            CustomerName = source.CustomerName,
            ReturnedAt = source.PlacedAt,
            CreatedAt = at,
            Tags = source.Tags,
            LineCount = source.Lines.Count,
        };

        foreach (var entry in source.Lines)
            it.lines.Add(new SalesReturnLine(it.lines.Count + 1, entry, source.Currency, source.Rounding));

        it.Total = it.Refunded = it.lines.Sum(line => line.Net);

        return it;
    }
}

/// <summary>A line of a return.</summary>
internal sealed class SalesReturnLine : ITenantOwned
{
    private SalesReturnLine() { }

    public SalesReturnLine(int lineNumber, LineEntry entry, string currency, RoundingMode rounding)
    {
        LineNumber = lineNumber;
        (VariantId, Sku, Name, Unit, Kind) = (entry.VariantId, entry.Sku, entry.Name, entry.Unit, entry.Kind);
        (Currency, Quantity, UnitPrice) = (currency, entry.Quantity, entry.UnitPrice);
        Net = Rounding.LineAmount(UnitPrice, Quantity, currency, rounding);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid ReturnId { get; private set; }

    /// <summary>Its place on the return, from 1.</summary>
    public int LineNumber { get; private set; }

    public Guid VariantId { get; private set; }

    public string Sku { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public ProductKind Kind { get; private set; }

    /// <summary>The return's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Thousandths that came back.</summary>
    public long Quantity { get; private set; }

    /// <summary>Millionths of the return's currency.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>Minor units credited, rounded once.</summary>
    public long Net { get; private set; }

    /// <summary>The line's part of what analytics counts.</summary>
    public SalesLine Sale => new(VariantId, -Quantity, -Net, Discount: 0, -Net, Tax: 0, IsGoods: Kind is ProductKind.Stocked or ProductKind.Service);
}
