using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

public abstract class ListCustomersTests(HostFixture host) : CustomerTest(host)
{
    private const int PageSize = 3;

    private static readonly string[] Sorts = ["code", "kind", "name", "countryCode", "blocked", "createdAt", "updatedAt"];
    private static readonly string?[] Countries = ["GB", "FR", null];

    [Fact]
    public async Task They_come_by_name_and_another_companys_not_at_all()
    {
        await (await SignUpAsync()).Owner.CreateAsync("Anvil");
        await Owner.CreateAsync("Teashop");
        await Owner.CreateAsync("Bakery");

        Assert.Equal("""{"customers":{"totalCount":2,"nodes":[{"name":"Bakery"},{"name":"Teashop"}]}}""", (await Owner.QueryAsync("{ customers { totalCount nodes { name } } }")).GetRawText());
    }

    [Theory]
    [InlineData("{ name: { icontains: \"CAFÉ\" } }", "Café Noir")]
    [InlineData("{ name: { contains: \"caf\" } }", "")]
    [InlineData("{ name: { startsWith: \"100%\" } }", "100% Tea")]
    [InlineData("{ code: { in: [\"C-1\", \"C-3\", \"c-2\"] } }", "100% Tea,Zoe")]
    [InlineData("{ kind: { eq: PERSON } }", "Zoe")]
    [InlineData("{ kind: { neq: PERSON } }", "100% Tea,Café Noir")]
    [InlineData("{ email: { eq: null } }", "100% Tea")]
    [InlineData("{ email: { neq: \"zoe@example.com\" } }", "100% Tea,Café Noir")]
    [InlineData("{ email: { in: [\"NOIR@example.com\", \"zoe@example.com\", \"nobody@example.com\"] } }", "Café Noir,Zoe")]
    [InlineData("{ phone: { eq: \"0113 1\" } }", "Zoe")]
    [InlineData("{ phone: { nin: [\"0113 1\"] } }", "100% Tea,Café Noir")]
    [InlineData("{ countryCode: { nin: [\"GB\"] } }", "Café Noir,Zoe")]
    [InlineData("{ blocked: { eq: true } }", "Café Noir")]
    [InlineData("{ createdAt: { gt: \"2000-01-01T00:00:00Z\" }, updatedAt: { lt: \"2999-01-01T00:00:00+02:00\" } }", "100% Tea,Café Noir,Zoe")]
    [InlineData("{ or: [{ code: { eq: \"C-1\" } }, { and: [{ kind: { eq: COMPANY } }, { blocked: { eq: true } }] }] }", "100% Tea,Café Noir")]
    [InlineData("{ and: [], or: [] }", "100% Tea,Café Noir,Zoe")]
    public async Task They_are_filtered(string where, string names)
    {
        await Owner.DoAsync("createCustomer", new { name = "100% Tea", code = "C-1", countryCode = "GB" });
        var noir = await Owner.DoAsync("createCustomer", new { name = "Café Noir", code = "C-2", countryCode = "FR", email = "noir@example.com", phone = "0033" });
        await Owner.DoAsync("createCustomer", new { name = "Zoe", code = "C-3", kind = "PERSON", email = "zoe@example.com", phone = "0113 1" });
        await Owner.DoAsync("blockCustomer", new { id = noir.Id(), expectedVersion = 1 });

        var data = await Owner.QueryAsync($"{{ customers(where: {where}) {{ totalCount nodes {{ name }} }} }}");
        var found = data.GetProperty("customers").GetProperty("nodes").EnumerateArray().Select(node => node.Text("name")).ToList();

        Assert.Equal(names, string.Join(',', found));
        Assert.Equal(found.Count, data.GetProperty("customers").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("İzmir Çay")]
    [InlineData("izmir çay")]
    [InlineData("IZMIR ÇAY")]
    public async Task A_capital_i_with_its_dot_is_an_i_on_every_database(string typed)
    {
        await Owner.CreateAsync("İzmir Çay");
        await Owner.CreateAsync("Bakery");

        foreach (var (operation, part) in new[] { ("ieq", typed), ("icontains", typed[..4]), ("istartsWith", typed[..2]) })
            Assert.Equal(
                """{"customers":{"nodes":[{"name":"İzmir Çay"}]}}""",
                (await Owner.QueryAsync($"query($typed: String) {{ customers(where: {{ name: {{ {operation}: $typed }} }}) {{ nodes {{ name }} }} }}", new { typed = part })).GetRawText());
    }

    [Theory]
    [InlineData("zs", "张三,张三丰")]
    [InlineData("zhangsan", "张三,张三丰")]
    [InlineData("SANFENG", "张三丰")]
    [InlineData("lccafe", "綠茶 Cafe")]
    [InlineData("zoe", "")]
    public async Task Chinese_names_are_found_by_their_pinyin(string typed, string names)
    {
        foreach (var name in (string[])["张三", "张三丰", "綠茶 Cafe", "Zoe"])
            await Owner.CreateAsync(name);

        await (await SignUpAsync()).Owner.CreateAsync("张三");
        // Whoever sees a name may search by it, though he sees neither phone nor e-mail address.
        var analyst = await Tenant.MemberAsync("analyst");
        var found = (await analyst.QueryAsync("query($typed: String) { customers(where: { pinyin: { icontains: $typed } }) { nodes { name pinyin } } }", new { typed })).GetProperty("customers").GetProperty("nodes");

        Assert.Equal(names, string.Join(',', found.EnumerateArray().Select(node => node.Text("name"))));
        Assert.All(found.EnumerateArray(), node => Assert.Contains(typed, node.Text("pinyin"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_new_name_is_found_by_its_own_pinyin_alone()
    {
        var customer = await Owner.CreateAsync("张三");
        await Owner.DoAsync("updateCustomer", new { id = customer.Id(), expectedVersion = customer.Version(), name = "李四" });

        Assert.Equal("""{"old":{"totalCount":0},"new":{"totalCount":1}}""",
            (await Owner.QueryAsync("{ old: customers(where: { pinyin: { icontains: \"zhang\" } }) { totalCount } new: customers(where: { pinyin: { startsWith: \"ls\" } }) { totalCount } }")).GetRawText());
    }

    [Fact]
    public async Task Pages_lose_and_repeat_nothing_in_any_order_in_either_direction_while_rows_are_inserted()
    {
        var old = await FillAsync(17);

        foreach (var sort in Sorts)
            foreach (var direction in new[] { "ASC", "DESC" })
            {
                var forward = await WalkAsync(sort, direction, forward: true);
                var backward = await WalkAsync(sort, direction, forward: false);

                Assert.Equal(forward.Count, forward.Select(row => row.Id()).Distinct().Count());
                Assert.Equal(backward.Count, backward.Select(row => row.Id()).Distinct().Count());
                Assert.Equal(old, Old(forward).Select(row => row.Id()).Order(StringComparer.Ordinal));
                Assert.Equal(Old(forward).Select(row => row.Id()), Old(backward).Select(row => row.Id()).Reverse());
                AssertSorted(sort, direction, forward);
            }
    }

    [Fact]
    public async Task The_id_settles_ties_in_the_direction_of_the_first_key()
    {
        await FillAsync(8);

        foreach (var sort in Sorts)
        {
            var up = Old(await WalkAsync(sort, "ASC", forward: true, inserts: false)).Select(row => row.Id()).ToList();
            var down = Old(await WalkAsync(sort, "DESC", forward: true, inserts: false)).Select(row => row.Id());

            Assert.Equal(up, down.Reverse());
        }
    }

    [Fact]
    public async Task A_cursor_of_another_company_or_another_order_is_refused_with_one_message()
    {
        var other = (await SignUpAsync()).Owner;
        await other.CreateAsync();
        await Owner.CreateAsync();
        var (theirs, byCode) = (await CursorAsync(other, "name"), await CursorAsync(Owner, "code"));

        var bodies = new List<string>();

        foreach (var after in new[] { theirs!, byCode!, "AAAA" })
        {
            var answer = await Owner.SendAsync("query($after: String) { customers(after: $after, order: { name: ASC }) { nodes { name } } }", new { after });
            Assert.Equal(["HC0078"], answer.Codes);
            bodies.Add(answer.Body.Replace(after, "", StringComparison.Ordinal));
        }

        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData("first: 101", "HC0051")]
    [InlineData("last: 101", "HC0051")]
    [InlineData("first: -1", "HC0079")]
    [InlineData("first: 1, last: 1", "HC0082")]
    [InlineData("where: { name: null }", "HC0026")]
    [InlineData("where: { code: { eq: null } }", "HC0026")]
    public async Task What_no_list_gives_is_refused(string arguments, string code) => Assert.Equal([code], (await Owner.SendAsync($"{{ customers({arguments}) {{ nodes {{ name }} }} }}")).Codes);

    [Fact]
    public async Task A_full_page_costs_as_many_statements_as_a_page_of_one()
    {
        const string page = "query($first: Int) { customers(first: $first) { totalCount nodes { name addresses { address { city } } shippingAddress { id } billingAddress { id } orders(first: 3) { nodes { number } } } pageInfo { endCursor hasNextPage } } }";
        await FillAsync(20);
        await Owner.QueryAsync(page, new { first = 20 });

        var (one, full) = (await StatementsAsync(page, first: 1), await StatementsAsync(page, first: 20));

        Assert.Equal(one, full);
        Assert.InRange(full, 5, 8);
    }

    private static List<JsonElement> Old(IEnumerable<JsonElement> rows) => [.. rows.Where(row => row.Text("name")!.StartsWith("Old", StringComparison.Ordinal))];

    // Bytes decide, not a language; what is missing is the greatest.
    private static void AssertSorted(string sort, string direction, List<JsonElement> rows)
    {
        var keys = rows.Select(row => row.GetProperty(sort)).Select(key => key switch
        {
            { ValueKind: JsonValueKind.Null } => "\uFFFF",
            _ when sort.EndsWith("At", StringComparison.Ordinal) => $"{key.GetDateTimeOffset().UtcTicks:D19}",
            _ => key.ToString(),
        }).ToList();

        Assert.Equal(direction is "ASC" ? keys.Order(StringComparer.Ordinal) : keys.OrderDescending(StringComparer.Ordinal), keys);
    }

    /// <summary>Customers with many equal and missing values; their ids, sorted.</summary>
    private async Task<IEnumerable<string>> FillAsync(int count)
    {
        var ids = new List<string>();

        for (var number = 0; number < count; number++)
            ids.Add((await Owner.DoAsync("createCustomer", Sample($"Old {number % 5}", number))).Id());

        foreach (var id in ids.Where((_, index) => index % 3 == 0))
            await Owner.DoAsync("blockCustomer", new { id, expectedVersion = 1 });

        return ids.Order(StringComparer.Ordinal);
    }

    private static object Sample(string name, int number) => new
    {
        name,
        kind = number % 2 == 0 ? "PERSON" : "COMPANY",
        email = number % 3 == 0 ? null : $"mail{number % 4}@example.com",
        countryCode = Countries[number % Countries.Length],
        addresses = new[] { CustomerSteps.In("Leeds", "SHIPPING", "BILLING") },
    };

    private async Task<List<JsonElement>> WalkAsync(string sort, string direction, bool forward, bool inserts = true)
    {
        var (size, from) = forward ? ("first", "after") : ("last", "before");
        var document = $"query($from: String) {{ customers({size}: {PageSize}, {from}: $from, order: {{ {sort}: {direction} }}) {{ nodes {{ id name {(sort is "name" ? "" : sort)} }} pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }} }} }}";
        var rows = new List<JsonElement>();
        string? cursor = null;

        for (var page = 0; ; page++)
        {
            var answer = (await Owner.QueryAsync(document, new { from = cursor })).GetProperty("customers");
            var nodes = answer.GetProperty("nodes").EnumerateArray().ToList();
            rows = forward ? [.. rows, .. nodes] : [.. nodes, .. rows];
            var info = answer.GetProperty("pageInfo");

            if (!info.GetProperty(forward ? "hasNextPage" : "hasPreviousPage").GetBoolean())
                break;

            cursor = info.Text(forward ? "endCursor" : "startCursor");

            // Some before the cursor, some behind it; few, so that the walk ends.
            if (inserts && page < 3)
                await Owner.DoAsync("createCustomer", Sample(page % 2 == 0 ? "A new one" : "Z new one", page));
        }

        return forward ? rows : [.. Enumerable.Reverse(rows)];
    }

    private static async Task<string?> CursorAsync(GraphQLClient client, string sort) =>
        (await client.QueryAsync($"{{ customers(order: {{ {sort}: ASC }}) {{ pageInfo {{ endCursor }} }} }}")).GetProperty("customers").GetProperty("pageInfo").Text("endCursor");

    private async Task<int> StatementsAsync(string document, int first)
    {
        using var statements = new SqlStatements();
        var data = await Owner.QueryAsync(document, new { first });
        Assert.Equal(first, data.GetProperty("customers").GetProperty("nodes").GetArrayLength());

        return statements.Count;
    }
}

public sealed class ListCustomersOnServerTests(ServerHost host) : ListCustomersTests(host);

[Trait("Database", "sqlite")]
public sealed class ListCustomersOnSqliteTests(SqliteHost host) : ListCustomersTests(host);
