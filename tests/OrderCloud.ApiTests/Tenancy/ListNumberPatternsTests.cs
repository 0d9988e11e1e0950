using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListNumberPatternsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "E4/part")]
    public async Task Every_kind_of_document_has_one()
    {
        var owner = (await SignUpAsync()).Owner;

        var patterns = (await owner.QueryAsync("{ numberPatterns { nodes { kind pattern } } }")).GetProperty("numberPatterns").GetProperty("nodes").EnumerateArray()
            .ToDictionary(pattern => pattern.GetProperty("kind").GetString()!, pattern => pattern.GetProperty("pattern").GetString());

        Assert.Equal("SO-{yyyyMM}-{0000}", patterns["SALES_ORDER"]);
        Assert.Equal(["ADJUSTMENT", "CUSTOMER", "FULFILLMENT", "GOODS_RECEIPT", "PAYMENT_RECEIPT", "RETURN", "SALES_ORDER"], patterns.Keys.Order());
    }
}
