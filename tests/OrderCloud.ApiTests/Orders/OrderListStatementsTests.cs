using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>What an order list page costs the database: the same few statements on the first page and far behind.</summary>
public abstract class OrderListStatementsTests(HostFixture host) : ApiTest(host)
{
    private const int PageSize = 20;

    private const string Document = """
        query($after: String) { orders(first: 20, after: $after) {
          totalCount nodes { id number lineCount total { amount currency } customer { name } } pageInfo { hasNextPage endCursor } } }
        """;

    // Page 300 at full scale, page 3 else.
    private static int LastPage => Full ? 300 : 3;

    [Fact, Trait("Capability", "W19/part")]
    public async Task A_page_costs_at_most_five_statements_wherever_it_is()
    {
        using var session = await SignUpAsync();
        await FillAsync(session, LastPage * PageSize);
        var client = await session.ApiClientAsync("orders:read", "customers:read");

        // A new token's row is looked at and its client's use is noted once in a while, not with each request.
        await client.QueryAsync("{ me { kind } }");
        var first = await PageAsync(client, after: null);
        var after = await CursorBeforeAsync(client, LastPage);
        var last = await PageAsync(client, after);

        Assert.Equal((PageSize, PageSize), (first.Rows, last.Rows));
        Assert.Equal(first.Statements, last.Statements);
        Assert.InRange(first.Statements, 3, 5);
    }

    [Fact]
    public async Task A_statement_more_would_be_counted()
    {
        using var session = await SignUpAsync();
        await FillAsync(session, 1);

        using var few = new SqlStatements();
        await session.Owner.QueryAsync("{ orders { nodes { id } } }");
        var without = few.Count;
        few.Dispose();
        using var more = new SqlStatements();
        await session.Owner.QueryAsync("{ orders { nodes { id lines { id } } } }");

        Assert.Equal(without + 1, more.Count);
    }

    private static async Task<(int Rows, int Statements)> PageAsync(GraphQLClient client, string? after)
    {
        using var statements = new SqlStatements();
        var data = await client.QueryAsync(Document, new { after });

        return (data.GetProperty("orders").GetProperty("nodes").GetArrayLength(), statements.Count);
    }

    private static async Task<string?> CursorBeforeAsync(GraphQLClient client, int page)
    {
        string? after = null;

        for (var number = 1; number < page; number += 1)
            after = (await client.QueryAsync("query($after: String) { orders(first: 20, after: $after) { pageInfo { endCursor } } }", new { after }))
                .GetProperty("orders").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        return after;
    }

    private static async Task FillAsync(TenantSession session, int orders)
    {
        var variant = (await session.Owner.MutateAsync("""
            mutation { createProduct(input: { name: "Thing", kind: STOCKED, variants: [{ sku: "T-1", unitPrice: 2.5 }] }) { product { variants { id } } errors { ... on Error { message } } } }
            """)).GetProperty("product").GetProperty("variants")[0].GetProperty("id").GetString();
        var customer = (await session.Owner.MutateAsync("""
            mutation { createCustomer(input: { kind: COMPANY, name: "Corner Cafe" }) { customer { id } errors { ... on Error { message } } } }
            """)).GetProperty("customer").GetProperty("id").GetString();

        // Four fields a document: as many as one may hold.
        var four = string.Join(' ', Enumerable.Range(0, 4).Select(field => $"o{field}: createOrder(input: $in) {{ order {{ id }} errors {{ ... on Error {{ message }} }} }}"));

        for (var made = 0; made < orders; made += 4)
            await session.Owner.QueryAsync($"mutation($in: CreateOrderInput!) {{ {four} }}", new { @in = new { customerId = customer, lines = new[] { new { variantId = variant, quantity = 1 } } } });
    }
}

public sealed class OrderListStatementsOnServerTests(ServerHost host) : OrderListStatementsTests(host);

[Trait("Database", "sqlite")]
public sealed class OrderListStatementsOnSqliteTests(SqliteHost host) : OrderListStatementsTests(host);
