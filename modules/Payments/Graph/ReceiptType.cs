using OrderCloud.Contracts;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Orders;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Payments.Graph;

internal sealed class ReceiptType : EntityType<Receipt>
{
    public ReceiptType() : base(PaymentPermissions.Read)
    {
        Id(receipt => receipt.Id);
        Prop(receipt => receipt.Number).Filter();
        Prop(receipt => receipt.Method).Filter();
        Computed("amount", receipt => new Money(receipt.Amount, receipt.Currency)).Describe("What came in.");
        Computed("matched", receipt => new Money(receipt.Matched, receipt.Currency)).Describe("What is put to orders.");
        Computed("unmatched", receipt => new Money(receipt.Amount - receipt.Matched, receipt.Currency)).Describe("What is not yet put to an order.");
        Prop(receipt => receipt.IsOpen).Filter();
        Prop(receipt => receipt.ReceivedAt).Filter().Sort();
        Prop(receipt => receipt.Reference).Filter();
        Id<CustomerRef>("customerId", receipt => receipt.CustomerId).Filter().Describe("Who paid, if known.");
        Related<CustomerRef>("customer", receipt => receipt.CustomerId).Describe("Who paid, if known.");
        Prop(receipt => receipt.Status).Filter();
        Prop(receipt => receipt.By);
        Prop(receipt => receipt.RecordedAt);
        Prop(receipt => receipt.ReversedAt);
        Prop(receipt => receipt.ReversalReason);
        Prop(receipt => receipt.Version);
        List<PaymentsDb, ReceiptMatch>("matches", db => db.ReceiptMatches, match => match.ReceiptId).Describe("Which orders it pays.");
        ById<PaymentsDb>(db => db.Receipts);
    }
}

internal sealed class ReceiptMatchType : EntityType<ReceiptMatch>
{
    public ReceiptMatchType() : base(PaymentPermissions.Read)
    {
        Id(match => match.Id);
        Id<OrderRef>("orderId", match => match.OrderId).Describe("Which order it pays.");
        Related<OrderRef>("order", match => match.OrderId).Describe("Which order it pays.");
        One<Receipt>("receipt", match => match.ReceiptId).Describe("The receipt it is a part of.");
        Computed("amount", match => new Money(match.Amount, match.Currency)).Describe("How much of the receipt.");
        Prop(match => match.By);
        Prop(match => match.MatchedAt);
        Prop(match => match.TakenBackAt);
        ById<PaymentsDb>(db => db.ReceiptMatches);
    }
}
