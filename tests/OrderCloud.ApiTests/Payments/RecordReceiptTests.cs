using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Inventory;

namespace OrderCloud.ApiTests.Payments;

public sealed class RecordReceiptTests(ServerHost host) : ApiTest(host)
{
    [Theory, Trait("Capability", "L2/part"), Trait("Capability", "L6/part")]
    [InlineData("10.00", "PARTIALLY_PAID due 20.00 got 10.00"), InlineData("30.00", "PAID due 0.00 got 30.00"), InlineData("30.01", "OVERPAID due -0.01 got 30.01")]
    public async Task An_orders_payment_status_follows_what_it_received(string amount, string paid)
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);
        Assert.Equal("UNPAID due 30.00 got 0.00", await tenant.Owner.PaidAsync(order));

        await tenant.Owner.RecordAsync(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), order);

        Assert.Equal(paid, await tenant.Owner.PaidAsync(order));
        Assert.Equal([$"RECEIPT_MATCHED {amount}"], await tenant.Owner.LedgerAsync(order));
    }

    [Fact, Trait("Capability", "L1/part"), Trait("Capability", "L6/part")]
    public async Task One_transfer_pays_several_orders_and_keeps_the_rest()
    {
        var tenant = await SignUpAsync();
        string first = await tenant.Owner.ConfirmedAsync(1), second = await tenant.Owner.ConfirmedAsync(2);

        var receipt = (await tenant.Owner.MutateAsync(ReceiptSteps.Record, new
        {
            input = new { method = "BANK_TRANSFER", amount = 50, reference = " INV 7 ", receivedAt = "2026-01-31T23:30:00+01:00", matches = new[] { new { orderId = first, amount = 10m }, new { orderId = second, amount = 15.5m } } },
        })).GetProperty("receipt");

        Assert.Equal(("BANK_TRANSFER", "RECORDED", "INV 7", "2026-01-31T22:30:00Z"), (receipt.GetProperty("method").GetString(), receipt.GetProperty("status").GetString(), receipt.GetProperty("reference").GetString(), receipt.GetProperty("receivedAt").GetString()));
        Assert.Equal(("50.00", "EUR"), (receipt.GetProperty("amount").GetProperty("amount").GetRawText(), receipt.GetProperty("amount").GetProperty("currency").GetString()));
        Assert.Equal(("25.50", "24.50"), (receipt.GetProperty("matched").GetProperty("amount").GetRawText(), receipt.GetProperty("unmatched").GetProperty("amount").GetRawText()));
        Assert.NotEmpty(receipt.GetProperty("number").GetString()!);
        Assert.Equal("PAID due 0.00 got 10.00", await tenant.Owner.PaidAsync(first));
        Assert.Equal("PARTIALLY_PAID due 4.50 got 15.50", await tenant.Owner.PaidAsync(second));
    }

    [Fact]
    public async Task The_same_call_sent_again_receives_nothing_more()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);
        var call = new { input = new { method = "CASH", amount = 10, matches = new[] { new { orderId = order, amount = 10 } } } };

        var first = await tenant.Owner.MutateAsync(ReceiptSteps.Record, call, idempotencyKey: "slip-1");
        var again = await tenant.Owner.MutateAsync(ReceiptSteps.Record, call, idempotencyKey: "slip-1");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("PARTIALLY_PAID due 20.00 got 10.00", await tenant.Owner.PaidAsync(order));
    }

    [Fact]
    public async Task More_than_the_receipt_is_not_matched_and_the_refusal_says_what_is_left()
    {
        var tenant = await SignUpAsync();
        string first = await tenant.Owner.ConfirmedAsync(1), second = await tenant.Owner.ConfirmedAsync(1);

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, matches = new[] { new { orderId = first, amount = 10m }, new { orderId = second, amount = 0.01m } } } });

        Assert.Equal(("ReceiptExceededError", "RECEIPT_EXCEEDED", "input.matches"), refused.Only());
        Assert.Equal("""{"amount":10.00,"currency":"EUR"}""", refused[0].GetProperty("left").GetRawText());
        Assert.Equal("UNPAID due 10.00 got 0.00", await tenant.Owner.PaidAsync(first));
    }

    [Fact]
    public async Task A_draft_takes_no_payment_and_the_refusal_says_what_is_allowed()
    {
        var tenant = await SignUpAsync();
        var draft = await tenant.Owner.DraftAsync(await tenant.Owner.VariantAsync(), 1);

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, matches = new[] { new { orderId = draft.Id, amount = 10 } } } });

        Assert.Equal(("OrderNotPayableError", "ORDER_NOT_PAYABLE", "input.matches.0.orderId"), refused.Only());
        Assert.Contains("submitOrder", refused[0].GetProperty("allowed").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task A_cancelled_order_takes_no_payment()
    {
        var tenant = await SignUpAsync();
        var draft = await tenant.Owner.DraftAsync(await tenant.Owner.VariantAsync(), 1);
        await tenant.Owner.MutateAsync("mutation($input: CancelOrderInput!) { cancelOrder(input: $input) { errors { __typename } } }", new { input = new { id = draft.Id, expectedVersion = draft.Version, reason = "no more" } });

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, matches = new[] { new { orderId = draft.Id, amount = 10 } } } });

        Assert.Equal(("OrderNotPayableError", "ORDER_NOT_PAYABLE", "input.matches.0.orderId"), refused.Only());
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(1);

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new
        {
            input = new
            {
                method = "CASH",
                amount = 0,
                receivedAt = "2999-01-01T00:00:00Z",
                reference = new string('x', 141),
                matches = new[] { new { orderId = order, amount = 1.001m }, new { orderId = order, amount = -1m } },
            },
        });

        Assert.Equal(
            ["input.amount", "input.receivedAt", "input.reference", "input.matches.0.amount", "input.matches.1.amount", "input.matches.1.orderId"],
            refused.Fields("INPUT_INVALID"));
    }

    [Theory, InlineData("JPY", "1.5"), InlineData("EUR", "0.001"), InlineData("KWD", "0.0001"), InlineData("EUR", "1000000000.01"), InlineData("EUR", "79228162514264337593543950335")]
    public async Task An_amount_that_the_currency_does_not_have_is_refused(string currency, string amount)
    {
        var tenant = await SignUpAsync(currency);

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) } });

        Assert.Equal(["input.amount"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task A_receipt_names_its_customer_and_no_unknown_one()
    {
        var tenant = await SignUpAsync();
        var customer = await CustomerAsync(tenant);

        var receipt = (await tenant.Owner.MutateAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, customerId = customer } })).GetProperty("receipt");
        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, customerId = NodeIds.Of("Customer", Guid.NewGuid()) } });

        Assert.Equal(customer, receipt.GetProperty("customer").GetProperty("id").GetString());
        Assert.Equal(("PaymentCustomerNotFoundError", "CUSTOMER_NOT_FOUND", "input.customerId"), refused.Only());
    }

    [Fact]
    public async Task Another_tenants_order_and_customer_are_as_unknown_as_ones_that_never_were()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        string foreignOrder = await theirs.Owner.ConfirmedAsync(1), foreignCustomer = await CustomerAsync(theirs);

        async Task<string> Order(string orderId) => (await mine.Owner.SendAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, matches = new[] { new { orderId, amount = 10 } } } })).Body;
        async Task<string> Customer(string customerId) => (await mine.Owner.SendAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 10, customerId } })).Body;

        Assert.Contains("ORDER_NOT_FOUND", await Order(foreignOrder), StringComparison.Ordinal);
        Assert.Equal(await Order(NodeIds.Of("Order", Guid.NewGuid())), await Order(foreignOrder));
        Assert.Contains("CUSTOMER_NOT_FOUND", await Customer(foreignCustomer), StringComparison.Ordinal);
        Assert.Equal(await Customer(NodeIds.Of("Customer", Guid.NewGuid())), await Customer(foreignCustomer));
        Assert.Equal("UNPAID due 10.00 got 0.00", await theirs.Owner.PaidAsync(foreignOrder));
    }

    [Fact]
    public async Task Who_may_only_read_records_nothing()
    {
        var tenant = await SignUpAsync();
        var reader = await tenant.ApiClientAsync("payments:read");

        var answer = await reader.SendAsync("mutation { recordReceipt(input: { method: CASH, amount: 1 }) { receipt { id } } }");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
    }

    private static async Task<string> CustomerAsync(TenantSession tenant) =>
        (await tenant.Owner.MutateAsync("mutation { createCustomer(input: { name: \"Ann\" }) { customer { id } errors { __typename } } }")).GetProperty("customer").GetProperty("id").GetString()!;
}
