using System.Collections.Concurrent;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Payments;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class UpdateNumberPatternTests(HostFixture host) : ApiTest(host)
{
    private const string Update = "mutation($input: UpdateNumberPatternInput!) { updateNumberPattern(input: $input) { numberPattern { pattern version } errors { __typename ... on Error { code field } ... on NumberPatternVersionConflictError { current { pattern } } } } }";

    [Fact, Trait("Capability", "E4/part")]
    public async Task A_company_numbers_its_documents_as_it_likes()
    {
        var owner = (await SignUpAsync()).Owner;

        var pattern = (await owner.MutateAsync(Update, Input(1, "B/{yy}/{000000}"))).GetProperty("numberPattern");

        Assert.Equal(("B/{yy}/{000000}", 2), (pattern.GetProperty("pattern").GetString(), pattern.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task What_could_write_a_number_twice_is_refused()
    {
        var error = Assert.Single(await (await SignUpAsync()).Owner.RefusedAsync(Update, Input(1, "SO-{MM}-{0000}")));

        Assert.Equal(("INPUT_INVALID", "pattern"), (error.GetProperty("code").GetString(), error.GetProperty("field")[1].GetString()));
    }

    [Fact]
    public async Task A_stale_version_is_told_the_present_pattern()
    {
        var error = Assert.Single(await (await SignUpAsync()).Owner.RefusedAsync(Update, Input(7, "SO-{0000}")));

        Assert.Equal(("VERSION_CONFLICT", "SO-{yyyyMM}-{0000}"), (error.GetProperty("code").GetString(), error.GetProperty("current").GetProperty("pattern").GetString()));
    }

    [Theory, Trait("Capability", "E4/part")]
    [InlineData("SALES_ORDER")]
    [InlineData("FULFILLMENT")]
    [InlineData("GOODS_RECEIPT")]
    [InlineData("ADJUSTMENT")]
    [InlineData("PAYMENT_RECEIPT")]
    public async Task A_pattern_that_spells_its_date_out_passes_over_the_numbers_that_were_given(string kind)
    {
        var shop = new Shop(await SignUpAsync());
        var first = await NumberAsync(shop, kind);
        await NumberAsync(shop, kind);

        await shop.Owner.MutateAsync(Update, new { input = new { kind, expectedVersion = 1, pattern = $"{first[..^4]}{{0000}}" } });
        var (third, fourth) = (await NumberAsync(shop, kind), await NumberAsync(shop, kind));
        await shop.Owner.MutateAsync(Update, new { input = new { kind, expectedVersion = 2, pattern = $"{first[..^4]}{{0000}}-A" } });

        Assert.EndsWith("0001", first, StringComparison.Ordinal);
        Assert.Equal((first[..^1] + "3", first[..^1] + "4", first[..^1] + "5-A"), (third, fourth, await NumberAsync(shop, kind)));
    }

    [Fact]
    public async Task The_rest_of_a_packing_has_a_number_that_was_not_given()
    {
        var shop = new Shop(await SignUpAsync());
        var fulfillment = await shop.FulfillmentAsync(3, "startPicking");
        await shop.Owner.MutateAsync(Update, new { input = new { kind = "FULFILLMENT", expectedVersion = 1, pattern = $"{fulfillment.Text("number")![..^4]}{{0000}}" } });

        await shop.DoAsync("packFulfillment", Shop.Version(fulfillment, ("lines", new[] { new { lineId = fulfillment.GetProperty("lines")[0].Text("id"), quantity = 1 } })));

        Assert.Equal(
            ["0001", "0002"],
            (await shop.Owner.QueryAsync("{ fulfillments { nodes { number } } }")).GetProperty("fulfillments").GetProperty("nodes").EnumerateArray().Select(it => it.Text("number")![^4..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Numbers_of_what_the_caller_does_not_find_are_passed_over_too()
    {
        var shop = new Shop(await SignUpAsync());
        using var sales = await People.JoinAsync(Host, shop.Tenant, await shop.Owner.NewRoleAsync(["payments:read", "payments:record", "customers:read", "orders:read"], scope: "OWN", readFields: ["*"]));
        var number = (await shop.Owner.RecordAsync(1)).Text("number")!;
        await shop.Owner.MutateAsync(Update, new { input = new { kind = "PAYMENT_RECEIPT", expectedVersion = 1, pattern = $"{number[..^4]}{{0000}}" } });

        Assert.EndsWith("-0002", (await sales.RecordAsync(1)).Text("number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_draw_at_once_after_a_change_get_different_numbers_without_a_gap()
    {
        var shop = new Shop(await SignUpAsync());
        var numbers = new ConcurrentBag<string> { (await shop.Owner.RecordAsync(1)).Text("number")!, (await shop.Owner.RecordAsync(1)).Text("number")! };
        var text = numbers.First()[..^4];
        await shop.Owner.MutateAsync(Update, new { input = new { kind = "PAYMENT_RECEIPT", expectedVersion = 1, pattern = $"{text}{{0000}}" } });

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancelled }, async (_, _) => numbers.Add((await shop.Owner.RecordAsync(1)).Text("number")!));

        Assert.Equal(Enumerable.Range(1, 18).Select(number => $"{text}{number:D4}"), numbers.Order(StringComparer.Ordinal));
    }

    /// <summary>Makes a document of the kind; its number.</summary>
    private static async Task<string> NumberAsync(Shop shop, string kind) => kind switch
    {
        "SALES_ORDER" => (await shop.ConfirmedAsync(1)).Text("number")!,
        "FULFILLMENT" => (await shop.ConfirmedAsync(1)).GetProperty("fulfillments")[0].Text("number")!,
        "GOODS_RECEIPT" => await NumberAsync(shop, "receiveStock", "goodsReceipt { number }", new { warehouseId = await shop.WarehouseAsync(), lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } }),
        "ADJUSTMENT" => await NumberAsync(shop, "adjustStock", "stockAdjustment { number }", new { warehouseId = await shop.WarehouseAsync(), reasonCode = "COUNT", lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, delta = 1 } } }),
        "PAYMENT_RECEIPT" => (await shop.Owner.RecordAsync(1)).Text("number")!,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody makes one."),
    };

    private static async Task<string> NumberAsync(Shop shop, string field, string part, object input) =>
        (await shop.Owner.MutateAsync(Shop.Mutation(field, part), new { input })).EnumerateObject().First().Value.Text("number")!;

    private static object Input(int expectedVersion, string pattern) => new { input = new { kind = "SALES_ORDER", expectedVersion, pattern } };
}

public sealed class UpdateNumberPatternOnServerTests(ServerHost host) : UpdateNumberPatternTests(host);

[Trait("Database", "sqlite")]
public sealed class UpdateNumberPatternOnSqliteTests(SqliteHost host) : UpdateNumberPatternTests(host);
