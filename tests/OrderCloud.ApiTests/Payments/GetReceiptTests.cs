using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Payments;

public sealed class GetReceiptTests(ServerHost host) : ApiTest(host)
{
    private const string Receipt = "query($id: ID!) { receipt(id: $id) { number amount { amount } } }";

    [Fact]
    public async Task A_receipt_is_found_by_its_id()
    {
        var tenant = await SignUpAsync();
        var recorded = await tenant.Owner.RecordAsync(12.5m);

        var receipt = (await tenant.Owner.QueryAsync(Receipt, new { id = recorded.GetProperty("id").GetString() })).GetProperty("receipt");

        Assert.Equal(recorded.GetProperty("number").GetString(), receipt.GetProperty("number").GetString());
        Assert.Equal("12.50", receipt.GetProperty("amount").GetProperty("amount").GetRawText());
    }

    [Fact]
    public async Task Another_tenants_receipt_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.RecordAsync(10)).GetProperty("id").GetString();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Receipt", Guid.NewGuid()) }.Select(id => mine.Owner.SendAsync(Receipt, new { id })));

        Assert.Equal(JsonValueKind.Null, answers[0].Data.GetProperty("receipt").ValueKind);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
