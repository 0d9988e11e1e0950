using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Payments;

public sealed class ListPaymentEventsTests(ServerHost host) : ApiTest(host)
{
    private const string Events = "query($where: PaymentEventFilterInput) { paymentEvents(where: $where, order: { at: ASC }) { nodes { kind method amount { amount } order { id } receipt { id } } } }";

    [Fact, Trait("Capability", "L2/part")]
    public async Task The_ledger_is_found_by_order_method_and_kind()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        await other.Owner.RecordAsync(1);
        string first = await tenant.Owner.ConfirmedAsync(1), second = await tenant.Owner.ConfirmedAsync(1);
        await tenant.Owner.RecordAsync(10, first);
        var receipt = await tenant.Owner.RecordAsync(12, second, 10);
        await tenant.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = receipt.GetProperty("id").GetString(), expectedVersion = 1, reason = "bounced" } });

        async Task<string[]> Kinds(object? where) => [.. (await tenant.Owner.QueryAsync(Events, new { where })).GetProperty("paymentEvents").GetProperty("nodes").EnumerateArray()
            .Select(fact => $"{fact.GetProperty("kind").GetString()} {fact.GetProperty("amount").GetProperty("amount")}").Order()];

        Assert.Equal(
            ["RECEIPT 10.00", "RECEIPT 12.00", "RECEIPT_MATCHED 10.00", "RECEIPT_MATCHED 10.00", "RECEIPT_REVERSED 12.00", "RECEIPT_UNMATCHED 10.00"],
            await Kinds(null));
        Assert.Equal(["RECEIPT_MATCHED 10.00"], await Kinds(new { orderId = new { eq = first } }));
        Assert.Equal(["RECEIPT_MATCHED 10.00", "RECEIPT_UNMATCHED 10.00"], await Kinds(new { orderId = new { eq = second } }));
        Assert.Equal(["RECEIPT_REVERSED 12.00"], await Kinds(new { kind = new { eq = "RECEIPT_REVERSED" } }));
        Assert.Equal(4, (await Kinds(new { receiptId = new { eq = receipt.GetProperty("id").GetString() } })).Length);
        Assert.Empty(await Kinds(new { method = new { eq = "EXTERNAL" } }));
        Assert.Equal(6, (await Kinds(new { at = new { gt = "2020-01-01T00:00:00Z" } })).Length);
    }
}
