using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Payments.Features;

/// <summary>Which orders a receipt pays beside those that it pays already.</summary>
/// <param name="Matches">1 to 250.</param>
internal sealed record MatchReceiptInput(Id<Receipt> Id, int ExpectedVersion, IReadOnlyList<ReceiptMatchInput> Matches);

/// <summary>Puts what a receipt has left to orders, in part or whole.</summary>
internal sealed class MatchReceipt(PaymentsDb db, ReceiptBook book)
    : Mutation<MatchReceiptInput, Receipt, ReceiptNotFoundError, ReceiptVersionConflictError, ReceiptReversedError,
        PaymentOrderNotFoundError, OrderNotPayableError, CurrencyMismatchError, ReceiptExceededError>, IGuarded, IMovesMoney
{
    public static Permission Requires => PaymentPermissions.Record;

    public override async Task<Outcome> HandleAsync(MatchReceiptInput input, CancellationToken ct)
    {
        if (await db.Receipts.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } receipt)
            return new ReceiptNotFoundError();

        if (receipt.Version != input.ExpectedVersion)
            return new ReceiptVersionConflictError(input.ExpectedVersion, receipt);

        if (receipt.Status is ReceiptStatus.Reversed)
            return new ReceiptReversedError(receipt.Status, receipt.Allowed);

        var problems = new Problems().Require(input.Matches.Count > 0, "Name at least one order.", "matches").RequireMatches(input.Matches, receipt.Currency);

        if (problems.Any)
            return problems;

        switch (await book.FaultAsync(input.Matches, receipt.Unmatched, receipt.Currency, ct))
        {
            case PaymentOrderNotFoundError unknown: return unknown;
            case OrderNotPayableError closed: return closed;
            case CurrencyMismatchError foreign: return foreign;
            case ReceiptExceededError tooMuch: return tooMuch;
        }

        await book.MatchAsync(receipt, input.Matches, ct);

        return receipt;
    }
}
