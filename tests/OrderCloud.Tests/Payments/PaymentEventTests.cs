using OrderCloud.Contracts.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Payments;

public sealed class PaymentEventTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_receipt_is_a_fact_of_the_day_the_money_came()
    {
        var receipt = Receipt();

        var fact = PaymentEvent.Of(receipt, PaymentEventKind.Receipt, "Ann", Noon);

        Assert.Equal((PaymentEventKind.Receipt, 10_00L, "EUR", PaymentMethod.BankTransfer), (fact.Kind, fact.Amount, fact.Currency, fact.Method));
        Assert.Equal((receipt.Id, null, Noon), (fact.ReceiptId!.Value, fact.OrderId, fact.At));
    }

    [Fact]
    public void A_match_is_a_fact_of_its_order()
    {
        var (receipt, order) = (Receipt(), Guid.NewGuid());

        var fact = PaymentEvent.Of(receipt, receipt.Match(order, 4_00, "Ann", Noon), PaymentEventKind.ReceiptMatched, "Ann", Noon);

        Assert.Equal((order, receipt.Id, 4_00L), (fact.OrderId!.Value, fact.ReceiptId!.Value, fact.Amount));
    }

    [Fact]
    public void Different_facts_have_different_keys_and_the_same_fact_the_same()
    {
        var receipt = Receipt();
        ReceiptMatch first = receipt.Match(Guid.NewGuid(), 1_00, "Ann", Noon), second = receipt.Match(first.OrderId, 1_00, "Ann", Noon);

        string[] keys = [
            PaymentEvent.Of(receipt, PaymentEventKind.Receipt, "Ann", Noon).Key,
            PaymentEvent.Of(receipt, PaymentEventKind.ReceiptReversed, "Ann", Noon).Key,
            PaymentEvent.Of(receipt, first, PaymentEventKind.ReceiptMatched, "Ann", Noon).Key,
            PaymentEvent.Of(receipt, second, PaymentEventKind.ReceiptMatched, "Ann", Noon).Key,
            PaymentEvent.Of(receipt, first, PaymentEventKind.ReceiptUnmatched, "Ann", Noon).Key];

        Assert.Distinct(keys);
        Assert.Equal(keys[0], PaymentEvent.Of(receipt, PaymentEventKind.Receipt, "Bob", Noon.AddDays(1)).Key);
        Assert.All(keys, key => Assert.InRange(key.Length, 1, PaymentEvent.MaxKey));
    }

    [Theory, InlineData(false, PaymentEventKind.Captured), InlineData(true, PaymentEventKind.Refunded)]
    internal void What_another_system_took_or_gave_back_is_external(bool isRefund, PaymentEventKind kind)
    {
        var document = Guid.NewGuid();

        var fact = PaymentEvent.Of(new ExternalPayment(document, isRefund, 5_00, "GBP", Noon), "Import");

        Assert.Equal((kind, PaymentMethod.External, 5_00L, "GBP", Noon), (fact.Kind, fact.Method, fact.Amount, fact.Currency, fact.At));
        Assert.Equal(isRefund ? (null, document) : (document, (Guid?)null), (fact.OrderId, fact.ReturnId));
    }

    private static Receipt Receipt() => new(ReceiptMethod.BankTransfer, 10_00, "EUR", Noon, reference: null, customerId: null, Caller.System with { Name = "Ann" }, Noon);
}
