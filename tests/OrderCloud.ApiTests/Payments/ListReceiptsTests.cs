using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Payments;

public sealed class ListReceiptsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "L2/part")]
    public async Task They_come_latest_money_first_and_are_found_by_method_date_and_reference()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        await other.Owner.RecordAsync(1);
        await RecordAsync(tenant, "CASH", "A", "2026-01-01T00:00:00Z");
        await RecordAsync(tenant, "BANK_TRANSFER", "B", "2026-03-01T00:00:00Z");
        await RecordAsync(tenant, "CASH", "C", "2026-02-01T00:00:00Z");

        async Task<string> References(object? where) => string.Concat((await tenant.Owner.QueryAsync("query($where: ReceiptFilterInput) { receipts(where: $where) { nodes { reference } } }", new { where }))
            .GetProperty("receipts").GetProperty("nodes").EnumerateArray().Select(receipt => receipt.GetProperty("reference").GetString()));

        Assert.Equal("BCA", await References(null));
        Assert.Equal("CA", await References(new { method = new { eq = "CASH" } }));
        Assert.Equal("BC", await References(new { receivedAt = new { gte = "2026-02-01T00:00:00Z" } }));
        Assert.Equal("A", await References(new { reference = new { eq = "A" } }));
        Assert.Equal("", await References(new { status = new { eq = "REVERSED" } }));
    }

    [Fact]
    public async Task Those_that_are_not_wholly_matched_are_found()
    {
        var tenant = await SignUpAsync();
        await RecordAsync(tenant, "CASH", "A", "2026-01-01T00:00:00Z");

        var open = (await tenant.Owner.QueryAsync("{ receipts(where: { isOpen: { eq: true } }) { nodes { id version isOpen } } }")).GetProperty("receipts").GetProperty("nodes")[0];
        await tenant.Owner.MutateAsync(
            $"mutation($input: ReverseReceiptInput!) {{ reverseReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { id = open.GetProperty("id").GetString(), expectedVersion = open.GetProperty("version").GetInt32(), reason = "Bounced" } });

        Assert.True(open.GetProperty("isOpen").GetBoolean());
        Assert.Equal(0, (await tenant.Owner.QueryAsync("{ receipts(where: { isOpen: { eq: true } }) { totalCount } }")).GetProperty("receipts").GetProperty("totalCount").GetInt32());
    }

    private static Task<System.Text.Json.JsonElement> RecordAsync(TenantSession tenant, string method, string reference, string receivedAt) =>
        tenant.Owner.MutateAsync(ReceiptSteps.Record, new { input = new { method, amount = 1, reference, receivedAt } });
}
