using OrderCloud.Contracts;
using OrderCloud.Contracts.Orders;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Payments.Features;

/// <summary>How much of a receipt to put to which order.</summary>
/// <param name="OrderId">Each order once.</param>
/// <param name="Amount">In the company's base currency, above 0, with no more decimals than the currency has.</param>
internal sealed record ReceiptMatchInput(Id<OrderRef> OrderId, decimal Amount);

/// <summary>Puts receipts to orders and takes them back: the match, the ledger and the order's balance, always all three.</summary>
internal sealed class ReceiptBook(PaymentsDb db, IOrderBalances balances, PaymentOwners owners, Caller caller, TimeProvider clock)
{
    /// <summary>What is wrong with the matches; null when they can be made. The amounts are checked before.</summary>
    /// <param name="left">Minor units that the receipt has left.</param>
    public async Task<Error?> FaultAsync(IReadOnlyList<ReceiptMatchInput> matches, long left, string currency, CancellationToken ct)
    {
        if (matches.Sum(match => AmountRules.MinorUnits(match.Amount, currency)) > left)
            return new ReceiptExceededError(new Money(left, currency));

        var orders = await balances.FindAsync([.. matches.Select(match => match.OrderId.Value)], ct);

        foreach (var (index, match) in matches.Index())
        {
            string[] field = ["input", "matches", $"{index}", "orderId"];

            if (!orders.TryGetValue(match.OrderId, out var order))
                return new PaymentOrderNotFoundError(field);

            if (order.Currency != currency)
                return new CurrencyMismatchError(order.Currency, currency, field);

            if (!order.AcceptsPayment)
                return new OrderNotPayableError(order.Allowed, field);
        }

        return null;
    }

    public async Task MatchAsync(Receipt receipt, IEnumerable<ReceiptMatchInput> matches, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        // One order of orders for all, as with stock: two receipts for the same ones don't block each other.
        foreach (var wanted in matches.OrderBy(match => match.OrderId.Value))
        {
            var match = receipt.Match(wanted.OrderId, AmountRules.MinorUnits(wanted.Amount, receipt.Currency), caller.Name, now);
            db.PaymentEvents.Add(PaymentEvent.Of(receipt, match, PaymentEventKind.ReceiptMatched, caller.Name, now));
            await owners.KeepAsync(match.OrderId, await balances.ApplyAsync(match.OrderId, captured: match.Amount, refunded: 0, ct), ct);
        }
    }

    public async Task ReverseAsync(Receipt receipt, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        receipt.Reverse(reason, now);

        foreach (var match in receipt.Matches)
            db.PaymentEvents.Add(PaymentEvent.Of(receipt, match, PaymentEventKind.ReceiptUnmatched, caller.Name, now));

        db.PaymentEvents.Add(PaymentEvent.Of(receipt, PaymentEventKind.ReceiptReversed, caller.Name, now));

        foreach (var order in receipt.Matches.GroupBy(match => match.OrderId, match => match.Amount).OrderBy(order => order.Key))
            await balances.ApplyAsync(order.Key, captured: -order.Sum(), refunded: 0, ct);
    }
}
