using OrderCloud.Contracts;
using OrderCloud.Contracts.Orders;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Payments.Graph;

internal sealed class PaymentEventType : EntityType<PaymentEvent>
{
    public PaymentEventType() : base(PaymentPermissions.Read)
    {
        Id(fact => fact.Id);
        Prop(fact => fact.Kind).Filter();
        Computed("amount", fact => new Money(fact.Amount, fact.Currency)).Describe("Above zero; the kind says which way the money went.");
        Prop(fact => fact.Method).Filter();
        Id<OrderRef>("orderId", fact => fact.OrderId).Filter().Describe("The order it is about, if any.");
        Related<OrderRef>("order", fact => fact.OrderId).Describe("The order it is about, if any.");
        Related<SalesReturnRef>("salesReturn", fact => fact.ReturnId).Describe("The return for which another system gave money back, if any.");
        Id<Receipt>("receiptId", fact => fact.ReceiptId).Filter().Describe("The receipt it is about, if any.");
        One<Receipt>("receipt", fact => fact.ReceiptId).Describe("The receipt it is about, if any.");
        Prop(fact => fact.By);
        Prop(fact => fact.At).Filter().Sort();
        ById<PaymentsDb>(db => db.PaymentEvents);
    }
}
