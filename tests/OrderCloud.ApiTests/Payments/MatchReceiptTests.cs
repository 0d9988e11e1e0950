using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Inventory;

namespace OrderCloud.ApiTests.Payments;

public sealed class MatchReceiptTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "L6/part")]
    public async Task What_is_left_is_matched_later_in_parts()
    {
        var tenant = await SignUpAsync();
        string first = await tenant.Owner.ConfirmedAsync(1), second = await tenant.Owner.ConfirmedAsync(2);
        var receipt = await tenant.Owner.RecordAsync(25, first, 4);

        var matched = (await tenant.Owner.MutateAsync(ReceiptSteps.Match, Call(receipt, (first, 6), (second, 5.25m)))).GetProperty("receipt");

        Assert.Equal(("15.25", "9.75", 2), (Amount(matched, "matched"), Amount(matched, "unmatched"), matched.GetProperty("version").GetInt32()));
        Assert.Equal(3, matched.GetProperty("matches").GetArrayLength());
        Assert.Equal("PAID due 0.00 got 10.00", await tenant.Owner.PaidAsync(first));
        Assert.Equal(["RECEIPT_MATCHED 4.00", "RECEIPT_MATCHED 6.00"], await tenant.Owner.LedgerAsync(first));
        Assert.Equal("PARTIALLY_PAID due 14.75 got 5.25", await tenant.Owner.PaidAsync(second));
    }

    [Fact, Trait("Capability", "L6/part")]
    public async Task Never_more_than_was_received()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);
        var receipt = await tenant.Owner.RecordAsync(10, order, 4);

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Match, Call(receipt, (order, 6.01m)));

        Assert.Equal(("ReceiptExceededError", "RECEIPT_EXCEEDED", "input.matches"), refused.Only());
        Assert.Equal("6.00", refused[0].GetProperty("left").GetProperty("amount").GetRawText());
        Assert.Equal("PARTIALLY_PAID due 26.00 got 4.00", await tenant.Owner.PaidAsync(order));
    }

    [Fact]
    public async Task Two_receipts_for_one_order_at_once_both_count()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tenant.Owner.RecordAsync(5, order)));

        Assert.Equal("PARTIALLY_PAID due 10.00 got 20.00", await tenant.Owner.PaidAsync(order));
        Assert.Equal(4, (await tenant.Owner.LedgerAsync(order)).Length);
    }

    [Fact]
    public async Task Of_two_who_match_the_same_version_one_is_told_of_the_other()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);
        var receipt = await tenant.Owner.RecordAsync(10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => tenant.Owner.SendAsync(ReceiptSteps.Match, Call(receipt, (order, 10)))));

        Assert.Single(answers, answer => answer.Body.Contains("VERSION_CONFLICT", StringComparison.Ordinal));
        Assert.Equal("PARTIALLY_PAID due 20.00 got 10.00", await tenant.Owner.PaidAsync(order));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_shows_the_present_one()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(3);
        var receipt = await tenant.Owner.RecordAsync(10);
        await tenant.Owner.MutateAsync(ReceiptSteps.Match, Call(receipt, (order, 1)));

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Match, Call(receipt, (order, 1)));

        Assert.Equal(("ReceiptVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
        Assert.Equal(2, refused[0].GetProperty("current").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_reversed_receipt_has_nothing_to_match()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(1);
        var receipt = await tenant.Owner.RecordAsync(10);
        await tenant.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = receipt.GetProperty("id").GetString(), expectedVersion = 1, reason = "bounced" } });

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Match, new { input = new { id = receipt.GetProperty("id").GetString(), expectedVersion = 2, matches = new[] { new { orderId = order, amount = 1 } } } });

        Assert.Equal(("ReceiptReversedError", "RECEIPT_REVERSED", "input.id"), refused.Only());
        Assert.Equal("[]", refused[0].GetProperty("allowed").GetRawText());
    }

    [Fact]
    public async Task Nothing_matched_is_no_match()
    {
        var tenant = await SignUpAsync();
        var receipt = await tenant.Owner.RecordAsync(10);

        Assert.Equal(["input.matches"], (await tenant.Owner.RefusedAsync(ReceiptSteps.Match, Call(receipt))).Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task A_draft_and_an_unknown_order_are_refused_with_their_place()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(1);
        var draft = await tenant.Owner.DraftAsync(await tenant.Owner.VariantAsync(), 1);
        var receipt = await tenant.Owner.RecordAsync(10);

        var onDraft = await tenant.Owner.RefusedAsync(ReceiptSteps.Match, Call(receipt, (order, 1), (draft.Id, 1)));
        var onNothing = await tenant.Owner.RefusedAsync(ReceiptSteps.Match, Call(receipt, (order, 1), (NodeIds.Of("Order", Guid.NewGuid()), 1)));

        Assert.Equal(("OrderNotPayableError", "ORDER_NOT_PAYABLE", "input.matches.1.orderId"), onDraft.Only());
        Assert.Equal(("PaymentOrderNotFoundError", "ORDER_NOT_FOUND", "input.matches.1.orderId"), onNothing.Only());
        Assert.Equal("UNPAID due 10.00 got 0.00", await tenant.Owner.PaidAsync(order));
    }

    [Fact]
    public async Task Another_tenants_receipt_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var order = await mine.Owner.ConfirmedAsync(1);
        var foreign = (await theirs.Owner.RecordAsync(10)).GetProperty("id").GetString()!;

        async Task<string> Body(string id) => (await mine.Owner.SendAsync(ReceiptSteps.Match, new { input = new { id, expectedVersion = 1, matches = new[] { new { orderId = order, amount = 1 } } } })).Body;

        Assert.Contains("RECEIPT_NOT_FOUND", await Body(foreign), StringComparison.Ordinal);
        Assert.Equal(await Body(NodeIds.Of("Receipt", Guid.NewGuid())), await Body(foreign));
    }

    private static object Call(JsonElement receipt, params (string OrderId, decimal Amount)[] matches) => new
    {
        input = new
        {
            id = receipt.GetProperty("id").GetString(),
            expectedVersion = receipt.GetProperty("version").GetInt32(),
            matches = matches.Select(match => new { orderId = match.OrderId, amount = match.Amount }),
        },
    };

    private static string Amount(JsonElement receipt, string name) => receipt.GetProperty(name).GetProperty("amount").GetRawText();
}
