using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Payments;

public sealed class ReverseReceiptTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "L2/part"), Trait("Capability", "L6/part")]
    public async Task What_it_paid_is_owed_again_and_the_ledger_keeps_both()
    {
        var tenant = await SignUpAsync();
        var order = await tenant.Owner.ConfirmedAsync(1);
        var receipt = await tenant.Owner.RecordAsync(12, order, 10);

        var reversed = (await tenant.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = receipt.GetProperty("id").GetString(), expectedVersion = 1, reason = " bounced " } })).GetProperty("receipt");

        Assert.Equal(("REVERSED", "0.00"), (reversed.GetProperty("status").GetString(), reversed.GetProperty("matched").GetProperty("amount").GetRawText()));
        Assert.NotNull(reversed.GetProperty("matches")[0].GetProperty("takenBackAt").GetString());
        Assert.Equal("UNPAID due 10.00 got 0.00", await tenant.Owner.PaidAsync(order));
        Assert.Equal(["RECEIPT_MATCHED 10.00", "RECEIPT_UNMATCHED 10.00"], await tenant.Owner.LedgerAsync(order));
    }

    [Fact]
    public async Task A_receipt_is_reversed_once()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.RecordAsync(12)).GetProperty("id").GetString();
        await tenant.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = new { id, expectedVersion = 1, reason = "bounced" } });

        var again = await tenant.Owner.RefusedAsync(ReceiptSteps.Reverse, new { input = new { id, expectedVersion = 2, reason = "bounced" } });
        var stale = await tenant.Owner.RefusedAsync(ReceiptSteps.Reverse, new { input = new { id, expectedVersion = 1, reason = "bounced" } });

        Assert.Equal(("ReceiptReversedError", "RECEIPT_REVERSED", "input.id"), again.Only());
        Assert.Equal("REVERSED", again[0].GetProperty("status").GetString());
        Assert.Equal(("ReceiptVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), stale.Only());
    }

    [Theory, InlineData(""), InlineData("   "), InlineData(null)]
    public async Task A_reason_is_required(string? reason)
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.RecordAsync(12)).GetProperty("id").GetString();

        var refused = await tenant.Owner.RefusedAsync(ReceiptSteps.Reverse, new { input = new { id, expectedVersion = 1, reason = reason ?? new string('x', 501) } });

        Assert.Equal(["input.reason"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_tenants_receipt_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.RecordAsync(10)).GetProperty("id").GetString()!;

        async Task<string> Body(string id) => (await mine.Owner.SendAsync(ReceiptSteps.Reverse, new { input = new { id, expectedVersion = 1, reason = "mine now" } })).Body;

        Assert.Contains("RECEIPT_NOT_FOUND", await Body(foreign), StringComparison.Ordinal);
        Assert.Equal(await Body(NodeIds.Of("Receipt", Guid.NewGuid())), await Body(foreign));
    }
}
