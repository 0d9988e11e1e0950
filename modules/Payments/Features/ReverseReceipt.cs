using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Features;

/// <summary>A receipt that was wrong.</summary>
/// <param name="Reason">Why, 1 to 500 characters.</param>
internal sealed record ReverseReceiptInput(Id<Receipt> Id, int ExpectedVersion, string Reason);

/// <summary>Takes a receipt back, and with it what it paid: its orders owe that again.</summary>
internal sealed class ReverseReceipt(PaymentsDb db, ReceiptBook book)
    : Mutation<ReverseReceiptInput, Receipt, ReceiptNotFoundError, ReceiptVersionConflictError, ReceiptReversedError>, IGuarded, IMovesMoney
{
    public static Permission Requires => PaymentPermissions.Record;

    public override async Task<Outcome> HandleAsync(ReverseReceiptInput input, CancellationToken ct)
    {
        if (await db.Receipts.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } receipt)
            return new ReceiptNotFoundError();

        // The whole of it is taken back, also from orders that whoever does it doesn't find.
        await db.ReceiptMatches.IgnoreQueryFilters([ModuleDb.ScopeFilter]).Where(match => match.ReceiptId == receipt.Id).LoadAsync(ct);

        if (receipt.Version != input.ExpectedVersion)
            return new ReceiptVersionConflictError(input.ExpectedVersion, receipt);

        if (receipt.Status is ReceiptStatus.Reversed)
            return new ReceiptReversedError(receipt.Status, receipt.Allowed);

        var reason = input.Reason.Trim();
        var problems = new Problems().Require(reason.Length is > 0 and <= Receipt.MaxReason, $"Say why the receipt is reversed, in 1 to {Receipt.MaxReason} characters.", "reason");

        if (problems.Any)
            return problems;

        await book.ReverseAsync(receipt, reason, ct);

        return receipt;
    }
}
