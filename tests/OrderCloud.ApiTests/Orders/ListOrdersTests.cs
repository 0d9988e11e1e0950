using System.Text.Json;
using OrderCloud.ApiTests.Customers;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public abstract class ListOrdersTests(HostFixture host) : OrderTest(host)
{
    private static readonly string[] Sorts = ["number", "createdAt", "placedAt", "updatedAt", "total.minorUnits", "customer.name"];

    private ListWalk List => new(Shop.Owner, "Order", "orders");

    [Fact, Trait("Capability", "E15/part")]
    public async Task By_every_sort_pages_forward_and_back_lose_and_repeat_nothing_while_orders_come_in()
    {
        var service = await Shop.GoodsAsync(kind: "SERVICE");
        var customers = new[] { await Shop.CustomerAsync("Ann"), await Shop.CustomerAsync("Bob"), await Shop.CustomerAsync("Cas") };
        var made = 0;

        // Some drafts, which have no number and no day; some of walk-in customers; some totals alike.
        async Task ComesInAsync()
        {
            made++;
            var draft = await Shop.DoAsync("createOrder", new
            {
                customerId = made % 3 == 0 ? null : customers[made % 3].Text("id"),
                shipping = made % 4,
                lines = new[] { new { variantId = service.VariantId, quantity = 1 } },
            });

            if (made % 2 == 0)
                await Shop.SubmitAsync(draft);
        }

        for (var order = 0; order < 8; order++)
            await ComesInAsync();

        await List.AssertEachSortAsync(Sorts, ComesInAsync);
    }

    [Fact, Trait("Capability", "E15/part")]
    public async Task Every_filter_finds_its_orders_and_counts_them()
    {
        var (tea, cup, missing) = (await Shop.GoodsAsync(stock: 10, price: 10, sku: "TEA-1"), await Shop.GoodsAsync(stock: 10, price: 25, sku: "CUP-1"), await Shop.GoodsAsync(price: 40, sku: "TEA-9"));
        var (ann, lin) = (await Shop.CustomerAsync("Ann Wood"), await Shop.CustomerAsync("Lin Wu"));

        var draft = await Shop.DraftAsync((tea, 1));
        var pending = await Shop.SubmitAsync(await OfAsync(ann, missing));
        var confirmed = await Shop.SubmitAsync(await OfAsync(lin, tea, cup));
        var shipped = await ShippedAsync(await Shop.SubmitAsync(await OfAsync(lin, cup)));
        var cancelled = await Shop.DoAsync("cancelOrder", Shop.Version(await OfAsync(ann, cup), ("reason", "Twice")));
        await Shop.Owner.MutateAsync($"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = 35, matches = new[] { new { orderId = confirmed.Text("id"), amount = 35 } } } });
        confirmed = await Shop.OrderAsync(confirmed.Text("id")!, $"{Shop.Order} createdAt updatedAt");

        await AssertFindsAsync([draft, pending, confirmed, shipped, cancelled], null, new { }, new { and = Array.Empty<object>() });
        await AssertFindsAsync([pending], new { number = new { eq = pending.Text("number") } }, new { status = new { eq = "PENDING_REVIEW" } }, new { total = new { minorUnits = new { eq = 4_000 } } });
        await AssertFindsAsync([draft, cancelled], new { number = new { eq = (string?)null } }, new { placedAt = new { eq = (string?)null } }, new { status = new { @in = new[] { "DRAFT", "CANCELLED" } } });
        await AssertFindsAsync([pending, confirmed, shipped], new { number = new { startsWith = "SO-" } }, new { placedAt = new { neq = (string?)null } }, new { status = new { nin = new[] { "DRAFT", "CANCELLED" } } });
        await AssertFindsAsync([], new { channel = new { neq = "manual" } }, new { externalId = new { eq = "536365" } }, new { number = new { contains = "%" } });
        await AssertFindsAsync([draft, pending, confirmed, shipped, cancelled], new { channel = new { eq = "manual" } }, new { externalId = new { eq = (string?)null } });
        await AssertFindsAsync([draft], new { customerId = new { eq = (string?)null } }, new { customer = new { name = new { eq = (string?)null } } });
        await AssertFindsAsync([pending, cancelled], new { customerId = new { eq = ann.Text("id") } }, new { customer = new { name = new { icontains = "WOOD" } } });
        await AssertFindsAsync([shipped], new { fulfillmentStatus = new { eq = "SHIPPED" } });
        await AssertFindsAsync([confirmed], new { paymentStatus = new { eq = "PAID" } });
        await AssertFindsAsync([], new { onHold = new { eq = true } });
        await AssertFindsAsync([shipped, cancelled], new { createdAt = new { gt = confirmed.Text("createdAt") } });
        await AssertFindsAsync([draft, pending, confirmed], new { createdAt = new { lte = confirmed.Text("createdAt") } });
        await AssertFindsAsync([confirmed], new { updatedAt = new { gte = confirmed.Text("updatedAt") } });
        await AssertFindsAsync([pending, confirmed], new { total = new { minorUnits = new { gte = 3_500 } } });
        await AssertFindsAsync([draft, pending, confirmed], new { lines = new { some = new { sku = new { startsWith = "TEA-" } } } });
        await AssertFindsAsync([draft, pending], new { lines = new { all = new { sku = new { startsWith = "TEA-" } } } }, new { lines = new { none = new { variantId = new { eq = cup.VariantId } } } });
        await AssertFindsAsync([draft, shipped], new { or = new object[] { new { status = new { eq = "DRAFT" } }, new { fulfillmentStatus = new { eq = "SHIPPED" } } } });
        await AssertFindsAsync([shipped], new { status = new { eq = "CONFIRMED" }, lines = new { some = new { sku = new { eq = "CUP-1" } } }, paymentStatus = new { neq = "PAID" } });

        await Shop.DoAsync("holdOrder", Shop.Version(await Shop.OrderAsync(shipped.Text("id")!), ("reason", "Wait")));
        await AssertFindsAsync([shipped], new { onHold = new { eq = true } }, new { onHold = new { eq = true }, status = new { eq = "CONFIRMED" } });
    }

    [Fact]
    public async Task The_orders_of_a_Chinese_customer_are_found_by_the_pinyin_of_the_name_that_they_keep()
    {
        var goods = await Shop.GoodsAsync();
        var customer = await Shop.CustomerAsync("张三");
        var order = await OfAsync(customer, goods);
        await OfAsync(await Shop.CustomerAsync("Ann Wood"), goods);
        await Shop.Owner.DoAsync("updateCustomer", new { id = customer.Id(), expectedVersion = customer.Version(), name = "李四" });

        await AssertFindsAsync([order], new { customer = new { pinyin = new { icontains = "ZS" } } }, new { customer = new { pinyin = new { icontains = "zhangs" } } });
        await AssertFindsAsync([], new { customer = new { pinyin = new { icontains = "lisi" } } });
        await AssertFindsAsync([await OfAsync(customer, goods)], new { customer = new { pinyin = new { eq = "ls lisi" } } });
    }

    [Fact]
    public async Task The_newest_comes_first_where_nothing_is_asked_for()
    {
        var ids = new List<string>();

        for (var order = 0; order < 3; order++)
            ids.Insert(0, (await Shop.DoAsync("createOrder", new { })).Text("id")!);

        Assert.Equal(ids, await List.IdsAsync());
    }

    [Theory, Trait("Proves", "T9/part")]
    [InlineData("nodes { id customer { name } }")]
    [InlineData("edges { node { total { amount currency } customer { id name __typename } } }")]
    public async Task Customers_are_told_to_those_who_may_see_them_whether_the_list_stands_alone_or_not(string selection)
    {
        var goods = await Shop.GoodsAsync();
        await OfAsync(await Shop.CustomerAsync("Ann Wood"), goods);
        await Shop.DraftAsync((goods, 1));
        var list = $"orders(order: [{{ createdAt: ASC }}]) {{ {selection} }}";

        async Task<(string Orders, IReadOnlyList<string?> Codes)> AskAsync(GraphQLClient client, string document)
        {
            var answer = await client.SendAsync(document);

            return (answer.Data.GetProperty("orders").GetRawText(), answer.Codes);
        }

        var (seen, faults) = await AskAsync(Shop.Owner, $"{{ {list} }}");
        Assert.Contains("Ann Wood", seen, StringComparison.Ordinal);
        Assert.Contains("\"customer\":null", seen, StringComparison.Ordinal);
        Assert.Empty(faults);
        Assert.Equal(seen, (await AskAsync(Shop.Owner, $"{{ {list} me {{ kind }} }}")).Orders);

        var reader = await Shop.Tenant.ApiClientAsync("orders:read");
        var (hidden, refusals) = await AskAsync(reader, $"{{ {list} }}");
        Assert.DoesNotContain("Ann", hidden, StringComparison.Ordinal);
        Assert.Equal(["AUTH_NOT_AUTHORIZED", "AUTH_NOT_AUTHORIZED"], refusals);
        Assert.Equal(hidden, (await AskAsync(reader, $"{{ {list} me {{ kind }} }}")).Orders);
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_orders_are_neither_listed_nor_counted_nor_found()
    {
        var theirs = new Shop(await SignUpAsync("GBP"));
        var (order, customer) = (await theirs.PendingAsync(), await theirs.CustomerAsync());

        Assert.Equal((0, 0), ((await List.IdsAsync()).Count, await List.CountAsync()));
        Assert.Empty(await List.IdsAsync(new { number = new { eq = order.Text("number") } }));
        Assert.Empty(await List.IdsAsync(new { customerId = new { eq = customer.Text("id") } }));
    }

    [Fact]
    public async Task A_cursor_counts_for_its_company_its_list_and_its_sort_only()
    {
        var other = new Shop(await SignUpAsync("GBP"));

        foreach (var shop in new[] { Shop, other, Shop })
            await shop.DoAsync("createOrder", new { });

        var cursor = (await Shop.Owner.QueryAsync("{ orders(first: 1) { pageInfo { endCursor } } }")).GetProperty("orders").GetProperty("pageInfo").Text("endCursor")!;
        const string document = "query($c: String) { orders(first: 1, after: $c) { nodes { id } } }";

        Assert.Single((await Shop.Owner.QueryAsync(document, new { c = cursor })).GetProperty("orders").GetProperty("nodes").EnumerateArray());
        Assert.Equal(["HC0078"], (await other.Owner.SendAsync(document, new { c = cursor })).Codes);
        Assert.Equal(["HC0078"], (await Shop.Owner.SendAsync("query($c: String) { orders(first: 1, after: $c, order: { number: ASC }) { nodes { id } } }", new { c = cursor })).Codes);
        Assert.Equal(["HC0078"], (await Shop.Owner.SendAsync("query($c: String) { reviewQueue(first: 1, after: $c) { nodes { id } } }", new { c = cursor })).Codes);
        Assert.Equal(["HC0078"], (await Shop.Owner.SendAsync(document, new { c = $"{(cursor[0] == 'A' ? 'B' : 'A')}{cursor[1..]}" })).Codes);
    }

    [Theory]
    [InlineData("first: 101", "HC0051")]
    [InlineData("first: -1", "HC0079")]
    [InlineData("last: -1", "HC0079")]
    [InlineData("after: \"x\"", "HC0078")]
    [InlineData("where: { status: { eq: null } }", "HC0026")]
    public async Task What_cannot_be_listed_is_refused_and_the_rest_answered(string arguments, string code)
    {
        var answer = await Shop.Owner.SendAsync($"{{ orders({arguments}) {{ nodes {{ id }} }} company {{ currency }} }}");

        Assert.Equal([code], answer.Codes);
        Assert.Equal((JsonValueKind.Null, "GBP"), (answer.Data.GetProperty("orders").ValueKind, answer.Data.GetProperty("company").Text("currency")));
    }

    [Theory]
    [InlineData("{ orders(first: 1, last: 1) { nodes { id } } }", "HC0082")]
    [InlineData("{ orders(order: { note: ASC }) { nodes { id } } }", "HC0016")]
    [InlineData("{ orders(where: { note: { eq: \"x\" } }) { nodes { id } } }", "HC0016")]
    public async Task What_makes_no_sense_is_refused_before_anything_runs(string document, string code)
    {
        var answer = await Shop.Owner.SendAsync(document);

        Assert.Equal([code], answer.Codes);
        Assert.Equal(400, (int)answer.Status);
    }

    [Fact]
    public Task It_needs_its_permission() => AssertReadingNeedsAsync("orders:read", "{ orders { totalCount } }");

    private async Task AssertFindsAsync(IReadOnlyList<JsonElement> orders, params object?[] filters)
    {
        foreach (var where in filters)
        {
            Assert.Equal(orders.Select(order => order.Text("id")).Order(), (await List.IdsAsync(where)).Order());
            Assert.Equal(orders.Count, await List.CountAsync(where));
        }
    }

    private Task<JsonElement> OfAsync(JsonElement customer, params Goods[] goods) =>
        Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), lines = goods.Select(it => new { variantId = it.VariantId, quantity = 1 }) });

    private async Task<JsonElement> ShippedAsync(JsonElement order)
    {
        var fulfillment = order.GetProperty("fulfillments")[0];
        fulfillment = await Shop.DoAsync("startPicking", Shop.Version(fulfillment));
        fulfillment = await Shop.DoAsync("packFulfillment", Shop.Version(fulfillment));
        await Shop.DoAsync("shipFulfillment", Shop.Version(fulfillment, ("carrier", "Post")));

        return await Shop.OrderAsync(order.Text("id")!);
    }
}

public sealed class ListOrdersOnServerTests(ServerHost host) : ListOrdersTests(host);

[Trait("Database", "sqlite")]
public sealed class ListOrdersOnSqliteTests(SqliteHost host) : ListOrdersTests(host);
