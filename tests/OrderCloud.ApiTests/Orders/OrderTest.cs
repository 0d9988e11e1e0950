using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>A test of orders: a company of its own, selling in pounds.</summary>
public abstract class OrderTest(HostFixture host) : ApiTest(host)
{
    protected Shop Shop { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Shop = new(await SignUpAsync("GBP", "Europe/London"));
    }

    /// <summary>Another company's id is refused with the same bytes as an id that never existed.</summary>
    /// <param name="foreign">Makes an object of another company and gives its id.</param>
    /// <param name="input">The mutation's input with this id.</param>
    protected async Task AssertForeignIsUnknownAsync(string field, string type, Func<Shop, Task<string>> foreign, Func<string, object> input)
    {
        var theirs = await foreign(new Shop(await SignUpAsync("GBP")));
        var document = Shop.Mutation(field, Shop.PartOf(field));

        var known = await Shop.Owner.SendAsync(document, new { input = input(theirs) });
        var unknown = await Shop.Owner.SendAsync(document, new { input = input(NodeIds.Of(type, Guid.CreateVersion7())) });

        Assert.Equal(unknown.Body, known.Body);
        Assert.Contains("_NOT_FOUND", known.Body, StringComparison.Ordinal);
    }

    protected Task AssertForeignOrderIsUnknownAsync(string field, params (string Name, object? Value)[] more) =>
        AssertForeignIsUnknownAsync(field, "Order", async shop => (await shop.DraftAsync((await shop.GoodsAsync(), 1))).Text("id")!, id => Shop.Input(id, 1, more));

    protected Task AssertForeignFulfillmentIsUnknownAsync(string field, params (string Name, object? Value)[] more) =>
        AssertForeignIsUnknownAsync(field, "Fulfillment", async shop => (await shop.FulfillmentAsync(1)).Text("id")!, id => Shop.Input(id, 1, more));

    /// <summary>A query by another company's id answers with the same bytes as by an id that never existed.</summary>
    /// <param name="foreign">Makes an order of another company and gives its id.</param>
    protected async Task AssertForeignIsNullAsync(string document, Func<Shop, Task<string>> foreign)
    {
        var theirs = await foreign(new Shop(await SignUpAsync("GBP")));

        var known = await Shop.Owner.SendAsync(document, new { id = theirs });
        var unknown = await Shop.Owner.SendAsync(document, new { id = NodeIds.Of("Order", Guid.CreateVersion7()) });

        Assert.Equal(unknown.Body, known.Body);
        Assert.Equal(JsonValueKind.Null, known.Data.EnumerateObject().Single().Value.ValueKind);
        Assert.Empty(known.Errors);
    }

    /// <summary>What a document costs the database, credential check and session setting counted.</summary>
    protected static async Task<int> StatementsAsync(GraphQLClient client, string document, object? variables = null)
    {
        // Once before, so that what is remembered for a while is remembered.
        await client.QueryAsync(document, variables);
        using var statements = new SqlStatements();
        await client.QueryAsync(document, variables);

        return statements.Count;
    }

    /// <summary>A version that isn't the object's is refused with the object as it is.</summary>
    protected async Task AssertStaleIsRefusedAsync(string field, JsonElement it, params (string Name, object? Value)[] more)
    {
        var type = Shop.PartOf(field).StartsWith("fulfillment", StringComparison.Ordinal) ? "Fulfillment" : "Order";
        var refusal = await Shop.RefusedAsync(field, Shop.Input(it.Text("id")!, it.Number("version") + 1, more), $"... on {type}VersionConflictError {{ expectedVersion current {{ id version }} }}");

        Assert.Equal(("VERSION_CONFLICT", "input.expectedVersion", it.Number("version") + 1), (refusal.Text("code"), refusal.Path(), refusal.Number("expectedVersion")));
        Assert.Equal((it.Text("id"), it.Number("version")), (refusal.GetProperty("current").Text("id"), refusal.GetProperty("current").Number("version")));
    }

    /// <summary>The refusal of a command in a state that doesn't allow it, naming what is allowed.</summary>
    protected async Task AssertStateIsRefusedAsync(string field, JsonElement it, string error, string code, string status, string[] allowed, params (string Name, object? Value)[] more)
    {
        var refusal = await Shop.RefusedAsync(field, Shop.Version(it, more), $"... on {error} {{ status allowed }}");

        Assert.Equal((error, code, status), (refusal.Text("__typename"), refusal.Text("code"), refusal.Text("status")));
        Assert.Equal(allowed, refusal.Texts("allowed"));
    }

    /// <summary>Without the permission the whole operation is refused.</summary>
    protected static async Task AssertNeedsAsync(GraphQLClient without, string field, object input) =>
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await without.SendAsync(Shop.Mutation(field, Shop.PartOf(field)), new { input })).Codes);

    /// <summary>Whoever lacks the permission, and whoever has none at all, is refused a query.</summary>
    protected async Task AssertReadingNeedsAsync(string permission, string document, object? variables = null)
    {
        var others = new[] { "orders:read", "orders:review", "catalog:read", "customers:read" }.Except([permission]).ToArray();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await Shop.Tenant.ApiClientAsync(others)).SendAsync(document, variables)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(document, variables)).Codes);
        Assert.Empty((await (await Shop.Tenant.ApiClientAsync([permission, "customers:read"])).SendAsync(document, variables)).Codes);
    }

    /// <summary>The paths of an input's refusals, which must all be of this kind.</summary>
    protected async Task<IReadOnlyList<string>> InvalidAsync(string field, object input)
    {
        var errors = await Shop.Owner.RefusedAsync(Shop.Mutation(field, Shop.PartOf(field)), new { input });
        Assert.All(errors, error => Assert.Equal("INPUT_INVALID", error.Text("code")));

        return [.. errors.Select(error => error.Path())];
    }
}
