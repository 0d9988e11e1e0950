using OrderCloud.Contracts;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Orders.Domain;

/// <summary>A document of another system that is over and done.</summary>
/// <param name="Channel">Names the source; with kind and external id the natural key.</param>
/// <param name="ExternalId">The source's number, taken as ours.</param>
/// <param name="ContentHash">SHA-256 in hex over head and lines.</param>
/// <param name="CustomerId">Null for a walk-in sale.</param>
/// <param name="PlacedAt">The source's own time.</param>
internal sealed record HistoricDocument(
    string Channel, string ExternalId, string ContentHash, string Currency, RoundingMode Rounding, Guid? CustomerId, string? CustomerName,
    DateTimeOffset PlacedAt, IReadOnlyList<string> Tags, IReadOnlyList<LineEntry> Lines);

// Orders of an imported history.
internal sealed partial class Order
{
    /// <summary>
    /// Takes over an order that another system has finished: shipped, delivered, paid in full, with the events at its own date.
    /// No provider is called, no stock moves, nothing is published.
    /// </summary>
    public static Order FromHistory(HistoricDocument source, Actor by, DateTimeOffset at)
    {
        var order = new Order
        {
            Number = source.ExternalId,
            Status = OrderStatus.Completed,
            Channel = source.Channel,
            ExternalId = source.ExternalId,
            ContentHash = source.ContentHash,
            Currency = source.Currency,
            Rounding = source.Rounding,
            CustomerId = source.CustomerId,
            CustomerName = source.CustomerName,
            CustomerPinyin = source.CustomerName?.InPinyin(),
            Tags = source.Tags,
            MakerId = by.Id == Guid.Empty ? null : by.Id,
            MakerName = by.Name,
            CreatedAt = at,
            PlacedAt = source.PlacedAt,
            ConfirmedAt = source.PlacedAt,
            CompletedAt = source.PlacedAt,
        };

        order.MadeBy(by);
        order.Append(source.Lines);
        order.lines.ForEach(line => line.Finish());
        order.Derive();
        order.Captured = order.Total;
        order.Derive();
        order.RecordHistory(source.Channel);
        order.UpdatedAt = at;

        return order;
    }

    private void RecordHistory(string channel)
    {
        var at = PlacedAt!.Value;
        var by = new Actor(Guid.Empty, channel);

        Record(OrderEventKind.Confirmed, by, at, isExternal: true, []);
        Record(OrderEventKind.Shipped, by, at, isExternal: true, []);
        Record(OrderEventKind.Delivered, by, at, isExternal: true, []);
        Record(OrderEventKind.PaymentApplied, by, at, isExternal: true, [("method", "EXTERNAL"), ("captured", Text(Captured))]);
    }
}
