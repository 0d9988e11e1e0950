using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>A test of one report: a company of its own, selling in pounds.</summary>
public abstract class ReportTest(HostFixture host) : ApiTest(host)
{
    protected Shop Shop { get; private set; } = null!;

    protected GraphQLClient Owner => Shop.Owner;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Shop = new(await SignUpAsync("GBP", "Europe/London"));
    }

    /// <summary>A confirmed order of goods whose price each is given, to a customer or none.</summary>
    private protected async Task<JsonElement> SellAsync(string? customerId, params (Goods Goods, decimal Quantity)[] lines)
    {
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", new
        {
            customerId,
            shipTo = Shop.Address("Jo Lin"),
            lines = lines.Select(line => new { variantId = line.Goods.VariantId, quantity = line.Quantity }),
        }));
        Assert.Equal("CONFIRMED", order.Text("status"));

        return order;
    }

    /// <summary>Another company's sales change nothing here: not a byte.</summary>
    private protected async Task AssertOthersSeeNothingAsync(string document)
    {
        var theirs = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var nothing = await Owner.SendAsync(document, Reports.AroundNow());
        await theirs.SubmitAsync(await theirs.DraftAsync((await theirs.GoodsAsync(stock: 3, price: 7), 2)));
        await theirs.Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);

        var still = await Owner.SendAsync(document, Reports.AroundNow());

        Assert.Equal(nothing.Body, still.Body);
        Assert.NotEqual(nothing.Body, (await theirs.Owner.SendAsync(document, Reports.AroundNow())).Body);
    }

    /// <summary>A period that no report has is a field error that says so.</summary>
    private protected async Task AssertRefusedAsync(string document, object range)
    {
        var answer = await Owner.SendAsync(document, range);

        Assert.Equal(["INPUT_INVALID"], answer.Codes);
        Assert.Equal(JsonValueKind.Null, answer.Data.EnumerateObject().Single().Value.ValueKind);
        Assert.Matches("^[A-Z]", answer.Errors[0].Text("message"));

        using var chinese = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables = range }), Headers = { { "Accept-Language", "zh-TW" } } };
        using var said = await Owner.Http.SendAsync(chinese, Cancelled);
        Assert.Matches("[一-鿿]", (await said.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("errors")[0].Text("message"));
    }

    private protected async Task<int> StatementsAsync(string document, object range)
    {
        await Owner.QueryAsync(document, range);
        using var statements = new SqlStatements();
        await Owner.QueryAsync(document, range);

        return statements.Count;
    }
}
