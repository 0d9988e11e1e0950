using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Graph;

/// <summary>A context of the database serves one reader at a time: many fields of one document, and many documents at once, don't get into each other's way.</summary>
public abstract class ManyRootFieldsTests(HostFixture host) : OrderTest(host)
{
    private static readonly string[] Fields =
    [
        "orders(first: 5) { nodes { id number customer { name } lines { sku } } totalCount }", "products(first: 5) { nodes { id name variants { sku } } }", "customers(first: 5) { nodes { id name } totalCount }",
        "stockLevels(first: 5) { nodes { available } }", "warehouses { nodes { id name } }", "me { name tenant { name } }", "receipts(first: 5) { nodes { id } }", "reviewQueue(first: 5) { nodes { id number } }",
        "fulfillments(first: 5) { nodes { id } }", "members { nodes { id } }",
    ];

    [Fact]
    public async Task Twenty_root_fields_at_once_and_twenty_such_documents_are_answered()
    {
        await Shop.PendingAsync();
        var document = $"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(index => $"f{index}: {Fields[index % Fields.Length]}"))} }}";

        var alone = await Shop.Owner.QueryAsync(document);
        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Shop.Owner.TrySendAsync(document)));

        Assert.Equal(20, alone.EnumerateObject().Count());
        Assert.All(Enumerable.Range(0, 10), index => Assert.Equal(alone.GetProperty($"f{index}").GetRawText(), alone.GetProperty($"f{index + 10}").GetRawText()));
        Assert.Equal(1, alone.GetProperty("f0").GetProperty("totalCount").GetInt32());
        Assert.All(together, answer => Assert.Equal((0, alone.GetRawText()), (answer.Errors.Count, answer.Data.GetRawText())));
    }
}

public sealed class ManyRootFieldsOnServerTests(ServerHost host) : ManyRootFieldsTests(host);

[Trait("Database", "sqlite")]
public sealed class ManyRootFieldsOnSqliteTests(SqliteHost host) : ManyRootFieldsTests(host);
