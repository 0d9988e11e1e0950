using System.Globalization;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class ListSalesReturnsTests(ServerHost host) : OrderTest(host)
{
    private int made;

    private ListWalk List => new(Shop.Owner, "SalesReturn", "salesReturns");

    [Fact]
    public async Task By_every_sort_pages_forward_and_back_lose_and_repeat_nothing_while_returns_come_in()
    {
        await ComeInAsync(8);

        await List.AssertEachSortAsync(["number", "returnedAt"], () => ComeInAsync(1));
    }

    [Fact]
    public async Task Every_filter_finds_its_returns_and_counts_them()
    {
        await Shop.Owner.ImportHistoryAsync(
            "C536379,22423,CAKE STAND,-2,2010-12-01 09:41:00,10.95,17850.0,United Kingdom",
            "C536383,35004C,SET OF 3 DUCKS,-1,2010-12-01 09:49:00,4.65,,United Kingdom",
            "C536391,22423,CAKE STAND,-1,2010-12-02 10:24:00,10.95,17548.0,United Kingdom",
            "536365,22423,CAKE STAND,6,2010-12-01 08:26:00,10.95,17850.0,United Kingdom");
        var customer = (await Shop.Owner.QueryAsync("{ customers(where: { name: { eq: \"Customer 17850\" } }) { nodes { id } } }")).GetProperty("customers").GetProperty("nodes")[0].Text("id");

        await AssertFindsAsync(["C536379", "C536383", "C536391"], null, new { channel = new { neq = "manual" } }, new { number = new { startsWith = "C" } });
        await AssertFindsAsync(["C536383"], new { number = new { eq = "C536383" } }, new { externalId = new { eq = "C536383" } }, new { customerId = new { eq = (string?)null } });
        await AssertFindsAsync(["C536379"], new { customerId = new { eq = customer } });
        await AssertFindsAsync(["C536391"], new { returnedAt = new { gte = "2010-12-02T00:00:00Z" } });

        var nodes = (await Shop.Owner.QueryAsync("{ salesReturns { nodes { number status customerName customer { name } returnedAt total { amount currency } refunded { amount } lineCount lines { sku quantity unitPrice net { amount } } } } }"))
            .GetProperty("salesReturns").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(["C536391", "C536383", "C536379"], nodes.Select(it => it.Text("number")));
        var first = nodes[^1];
        Assert.Equal(("Customer 17850", "2010-12-01T09:41:00Z", 21.90m, 21.90m, 1), (first.Text("customerName"), first.Text("returnedAt"), first.Amount("total"), first.Amount("refunded"), first.Number("lineCount")));
        Assert.Equal(("22423", 2m, 10.95m, 21.90m), first.GetProperty("lines")[0] is var line ? (line.Text("sku"), line.GetProperty("quantity").GetDecimal(), line.GetProperty("unitPrice").GetDecimal(), line.Amount("net")) : default);
    }

    [Fact]
    public async Task A_long_list_costs_as_many_statements_as_a_short_one()
    {
        await ComeInAsync(8);

        const string document = "query($n: Int) { salesReturns(first: $n) { totalCount nodes { number customer { name } lines { sku } } } }";
        var (few, many) = (await StatementsAsync(Shop.Owner, document, new { n = 2 }), await StatementsAsync(Shop.Owner, document, new { n = 8 }));

        Assert.Equal(few, many);
        Assert.InRange(many, 4, 6);
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_returns_are_neither_listed_nor_found()
    {
        var theirs = await SignUpAsync("GBP");
        await theirs.Owner.ImportHistoryAsync("C536379,22423,CAKE STAND,-2,2010-12-01 09:41:00,10.95,17850.0,United Kingdom");

        Assert.Equal((0, 0), ((await List.IdsAsync()).Count, await List.CountAsync()));
        Assert.Empty(await List.IdsAsync(new { number = new { eq = "C536379" } }));
    }

    [Fact]
    public Task It_needs_its_permission() => AssertReadingNeedsAsync("orders:read", "{ salesReturns { totalCount } }");

    // Some at the same time.
    private Task ComeInAsync(int count) => Shop.Owner.ImportHistoryAsync(Enumerable.Range(0, count).Select(_ =>
    {
        made++;

        return string.Create(CultureInfo.InvariantCulture, $"C{600_000 + ((made * 37) % 1_000)},22423,CAKE STAND,-1,2010-12-{1 + (made % 5):00} 10:00:00,10.95,{17_000 + (made % 3)}.0,United Kingdom");
    }));

    private async Task AssertFindsAsync(IReadOnlyList<string> numbers, params object?[] filters)
    {
        foreach (var where in filters)
        {
            var found = (await Shop.Owner.QueryAsync("query($where: SalesReturnFilterInput) { salesReturns(where: $where) { totalCount nodes { number } } }", new { where })).GetProperty("salesReturns");
            Assert.Equal(numbers, found.GetProperty("nodes").EnumerateArray().Select(it => it.Text("number")!).Order());
            Assert.Equal(numbers.Count, found.Number("totalCount"));
        }
    }
}
