using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Features;

/// <summary>Money that came in.</summary>
/// <param name="Method">How it came.</param>
/// <param name="Amount">In the company's base currency, above 0, with no more decimals than the currency has.</param>
/// <param name="ReceivedAt">When it came; now if left out, not in the future.</param>
/// <param name="Reference">What the payer wrote or the number of the slip, at most 140 characters.</param>
/// <param name="CustomerId">Who paid, if known.</param>
/// <param name="Matches">Which orders it pays, in part or whole; what is left can be matched later. At most 250.</param>
internal sealed record RecordReceiptInput(
    ReceiptMethod Method, decimal Amount, DateTimeOffset? ReceivedAt = null, string? Reference = null, Id<CustomerRef>? CustomerId = null, IReadOnlyList<ReceiptMatchInput>? Matches = null);

/// <summary>Records a receipt and puts it to orders, whose payment status follows at once. An order may be paid more than it costs.</summary>
internal sealed class RecordReceipt(PaymentsDb db, ReceiptBook book, ITenantSettings settings, ICustomers customers, INumbers numbers, Caller caller, TimeProvider clock)
    : Mutation<RecordReceiptInput, Receipt, PaymentCustomerNotFoundError, PaymentOrderNotFoundError, OrderNotPayableError, CurrencyMismatchError, ReceiptExceededError>, IGuarded, IMovesMoney
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Clocks of payers and banks are not ours.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public static Permission Requires => PaymentPermissions.Record;

    public override async Task<Outcome> HandleAsync(RecordReceiptInput input, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var currency = (await settings.GetAsync(ct)).Currency;
        var (matches, receivedAt) = (input.Matches ?? [], input.ReceivedAt ?? now);
        var reference = string.IsNullOrWhiteSpace(input.Reference) ? null : input.Reference.Trim();

        var problems = new Problems()
            .RequireAmount(input.Amount, currency, "amount")
            .Require(receivedAt >= Earliest && receivedAt <= now + Ahead, "Money was received in the past, not before the year 2000.", "receivedAt")
            .Require(reference is null or { Length: <= Receipt.MaxReference }, $"At most {Receipt.MaxReference} characters.", "reference")
            .RequireMatches(matches, currency);

        if (problems.Any)
            return problems;

        if (input.CustomerId is { } customer && await customers.FindAsync(customer, ct) is null)
            return new PaymentCustomerNotFoundError();

        var receipt = new Receipt(input.Method, AmountRules.MinorUnits(input.Amount, currency), currency, receivedAt, reference, input.CustomerId?.Value, caller, now);

        switch (await book.FaultAsync(matches, receipt.Unmatched, currency, ct))
        {
            case PaymentOrderNotFoundError unknown: return unknown;
            case OrderNotPayableError closed: return closed;
            case CurrencyMismatchError foreign: return foreign;
            case ReceiptExceededError tooMuch: return tooMuch;
        }

        db.Receipts.Add(receipt);
        db.PaymentEvents.Add(PaymentEvent.Of(receipt, PaymentEventKind.Receipt, caller.Name, receivedAt));
        await book.MatchAsync(receipt, matches, ct);
        receipt.Record(await numbers.DrawAsync(DocumentKind.PaymentReceipt, now, db.Receipts.IgnoreQueryFilters([ModuleDb.ScopeFilter]).Select(it => it.Number), ct));

        return receipt;
    }
}
