using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>What goods cost and what is earned on them: frozen when an order is confirmed, and shown to nobody who lacks the right.</summary>
public abstract class CostTests(HostFixture host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ variants {{ id version cost }} }} {TenantSession.Errors} }} }}";
    private const string Update = $"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ id version sku cost }} {TenantSession.Errors} }} }}";
    private const string Add = $"mutation($input: AddVariantInput!) {{ addVariant(input: $input) {{ variant {{ id cost }} {TenantSession.Errors} }} }}";
    private const string Earned = "margin { amount currency } lines { cost { amount } margin { amount } }";

    [Fact]
    public async Task It_is_set_with_six_decimals_changed_and_taken_away()
    {
        var owner = (await SignUpAsync("GBP")).Owner;

        var variant = await NewAsync(owner, cost: 1.234567m);
        var kept = await ChangeAsync(owner, variant, new() { ["unitPrice"] = 9 });
        var changed = await ChangeAsync(owner, kept, new() { ["cost"] = 0 });
        var gone = await ChangeAsync(owner, changed, new() { ["cost"] = null });
        var bad = await owner.RefusedAsync(Update, new { input = new { id = gone.Text("id"), expectedVersion = gone.Number("version"), cost = 1.2345678m } });
        var below = await owner.RefusedAsync(Update, new { input = new { id = gone.Text("id"), expectedVersion = gone.Number("version"), cost = -1 } });

        Assert.Equal((1.234567m, 1.234567m, 0m, JsonValueKind.Null), (Cost(variant), Cost(kept), Cost(changed), gone.GetProperty("cost").ValueKind));
        Assert.All(new[] { bad, below }, errors => Assert.Equal("cost", Assert.Single(errors).GetProperty("field")[1].GetString()));
    }

    [Fact, Trait("Capability", "X25/part")]
    public async Task An_order_keeps_the_cost_of_the_day_it_was_confirmed()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (goods, variant) = await GoodsAsync(shop, price: 10, cost: 3.335m, stock: 5);
        var draft = await shop.DraftAsync((goods, 3));
        var before = await shop.OrderAsync(draft.Text("id")!, Earned);

        var order = await shop.SubmitAsync(draft);
        await ChangeAsync(shop.Owner, variant, new() { ["cost"] = 9.99m });
        var after = await shop.OrderAsync(order.Text("id")!, Earned);

        // 3 × 3.335 = 10.005, rounded once; of 30.00 that leaves 19.99.
        Assert.Equal("""{"margin":null,"lines":[{"cost":null,"margin":null}]}""", before.GetRawText());
        Assert.Equal("""{"margin":{"amount":19.99,"currency":"GBP"},"lines":[{"cost":{"amount":10.01},"margin":{"amount":19.99}}]}""", after.GetRawText());
    }

    [Fact]
    public async Task A_review_that_is_approved_takes_the_cost_of_then()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (goods, variant) = await GoodsAsync(shop, price: 10, cost: 4, stock: 0);
        var pending = await shop.SubmitAsync(await shop.DraftAsync((goods, 1)));
        await ChangeAsync(shop.Owner, variant, new() { ["cost"] = 6 });
        await shop.ReceiveAsync(goods, 1);

        var order = await shop.DoAsync("approveOrder", Shop.Version(pending));

        Assert.Equal("""{"margin":{"amount":4,"currency":"GBP"},"lines":[{"cost":{"amount":6},"margin":{"amount":4}}]}""", Plain(await shop.OrderAsync(order.Text("id")!, Earned)));
    }

    [Fact]
    public async Task Discounts_lower_the_margin_and_a_cancelled_order_has_none_left()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (goods, _) = await GoodsAsync(shop, price: 10, cost: 4, stock: 5);
        var draft = await shop.DoAsync("createOrder", new { shipping = 5, lines = new[] { new { variantId = goods.VariantId, quantity = 2, discount = 3, discountReason = "Loyal" } } });
        var order = await shop.SubmitAsync(draft);

        Assert.Equal(9, (await shop.OrderAsync(order.Text("id")!, Earned)).GetProperty("margin").GetProperty("amount").GetDecimal());

        await shop.DoAsync("cancelOrder", Shop.Version(order, ("reason", "Changed his mind")));
        Assert.Equal("""{"margin":{"amount":0,"currency":"GBP"},"lines":[{"cost":{"amount":0},"margin":{"amount":0}}]}""", Plain(await shop.OrderAsync(order.Text("id")!, Earned)));
    }

    [Fact]
    public async Task Where_one_cost_is_not_known_the_order_has_no_margin_to_tell()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (known, _) = await GoodsAsync(shop, price: 10, cost: 4, stock: 5);
        var order = await shop.SubmitAsync(await shop.DraftAsync((known, 1), (await shop.GoodsAsync(stock: 5), 1)));

        Assert.Equal("""{"margin":null,"lines":[{"cost":{"amount":4},"margin":{"amount":6}},{"cost":null,"margin":null}]}""", Plain(await shop.OrderAsync(order.Text("id")!, Earned)));
    }

    [Theory, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    [InlineData("owner", true, true)]
    [InlineData("admin", true, true)]
    [InlineData("reviewer", true, true)]
    [InlineData("finance", true, true)]
    [InlineData("analyst", true, true)]
    [InlineData("purchaser", true, false)]
    [InlineData("sales", false, false)]
    [InlineData("warehouse", false, false)]
    public async Task Each_role_sees_what_it_may_as_a_value_a_node_and_on_an_order(string role, bool seesCost, bool seesMargin)
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (goods, _) = await GoodsAsync(shop, price: 10, cost: 4, stock: 5);
        var order = await shop.SubmitAsync(await shop.DraftAsync((goods, 1)));
        var member = role is "owner" ? shop.Owner : await shop.Tenant.MemberAsync(role);

        // Sales reaches its own orders: this one becomes its own.
        if (role is "sales" or "reviewer")
            await shop.DoAsync("assignOrder", Shop.Version(await shop.OrderAsync(order.Text("id")!), ("assigneeId", (await member.QueryAsync("{ me { memberId } }")).GetProperty("me").Text("memberId"))));

        var list = await member.SendAsync("{ variants { nodes { sku cost } } }");
        var node = await member.SendAsync("query($id: ID!) { node(id: $id) { ... on Variant { sku cost } } }", new { id = goods.VariantId });
        var sold = await member.SendAsync("query($id: ID!) { node(id: $id) { ... on Order { number margin { amount } lines { sku cost { amount } margin { amount } variant { cost } } } } }", new { id = order.Text("id") });

        var line = sold.Data.GetProperty("node").GetProperty("lines")[0];
        Assert.Equal(
            (seesCost, seesCost, seesCost, seesCost, seesMargin, seesMargin),
            (IsThere(list.Data.GetProperty("variants").GetProperty("nodes")[0], "cost"), IsThere(node.Data.GetProperty("node"), "cost"), IsThere(line, "cost"), IsThere(line.GetProperty("variant"), "cost"),
                IsThere(line, "margin"), IsThere(sold.Data.GetProperty("node"), "margin")));
        Assert.Equal(seesCost ? [] : ["AUTH_NOT_AUTHORIZED"], list.Codes);
        Assert.Equal(seesCost && seesMargin ? [] : ["AUTH_NOT_AUTHORIZED"], sold.Codes.Distinct());
        Assert.Equal(goods.Sku, line.Text("sku"));
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task The_field_alone_or_the_permission_alone_shows_nothing()
    {
        var tenant = await SignUpAsync("GBP");
        await NewAsync(tenant.Owner, cost: 4);
        const string document = "{ variants { nodes { cost } } guardedFields { name isReadable } }";

        // Programs of the tests hold every field.
        var field = await (await tenant.ApiClientAsync("catalog:read")).SendAsync(document);
        var both = await (await tenant.ApiClientAsync("catalog:read", "catalog:read-cost")).SendAsync(document);
        using var clerk = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["catalog:read", "catalog:read-cost"], readFields: ["line.margin"], writeFields: []));
        var permission = await clerk.SendAsync(document);

        Assert.Equal((false, true, false), (Shows(field), Shows(both), Shows(permission)));
        Assert.Equal((false, true, false), (Says(field), Says(both), Says(permission)));

        static bool Shows(GraphQLAnswer answer) => IsThere(answer.Data.GetProperty("variants").GetProperty("nodes")[0], "cost");
        static bool Says(GraphQLAnswer answer) => answer.Data.GetProperty("guardedFields").EnumerateArray().Single(it => it.Text("name") == "variant.cost").GetProperty("isReadable").GetBoolean();
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Who_may_not_write_it_is_refused_before_anything_is_written_and_changes_the_rest()
    {
        var tenant = await SignUpAsync("GBP");
        var variant = await NewAsync(tenant.Owner, cost: 4);
        using var clerk = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["catalog:read", "catalog:write", "catalog:read-cost"], readFields: ["*"], writeFields: ["customer.phone"]));
        var product = (await tenant.Owner.QueryAsync("{ products { nodes { id } } }")).GetProperty("products").GetProperty("nodes")[0].Text("id");

        var changed = await clerk.SendAsync(Update, new { input = new { id = variant.Text("id"), expectedVersion = 1, cost = 5 } });
        var taken = await clerk.SendAsync(Update, new { input = new { id = variant.Text("id"), expectedVersion = 1, cost = (int?)null } });
        var made = await clerk.SendAsync(Create, new { input = new { name = "Pot", variants = new[] { new { sku = "POT", unitPrice = 1, cost = 1 } } } });
        var added = await clerk.SendAsync(Add, new { input = new { productId = product, variant = new { sku = "POT-2", unitPrice = 1, cost = 1 } } });
        var rest = await ChangeAsync(clerk, variant, new() { ["sku"] = "NEW" });

        Assert.All(new[] { changed, taken, made, added }, answer => Assert.Equal((HttpStatusCode.Forbidden, "AUTH_NOT_AUTHORIZED"), (answer.Status, Assert.Single(answer.Codes))));
        Assert.Equal(("NEW", 4m), (rest.Text("sku"), Cost(rest)));
        Assert.Equal(1, (await tenant.Owner.QueryAsync("{ variants { totalCount } }")).GetProperty("variants").GetProperty("totalCount").GetInt32());
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Neither_filter_nor_order_goes_by_it()
    {
        var owner = (await SignUpAsync("GBP")).Owner;

        var fields = (await owner.QueryAsync("""{ a: __type(name: "VariantFilterInput") { inputFields { name } } b: __type(name: "VariantSortInput") { inputFields { name } } c: __type(name: "OrderLineFilterInput") { inputFields { name } } d: __type(name: "OrderFilterInput") { inputFields { name } } e: __type(name: "OrderSortInput") { inputFields { name } } }"""))
            .EnumerateObject().SelectMany(type => type.Value.GetProperty("inputFields").EnumerateArray().Select(field => field.Text("name"))).ToList();

        Assert.Contains("unitPrice", fields);
        Assert.DoesNotContain("cost", fields);
        Assert.DoesNotContain("margin", fields);
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Events_and_the_audit_log_hide_it_as_well()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (goods, variant) = await GoodsAsync(shop, price: 10, cost: 4.5m, stock: 5);
        var draft = await shop.DraftAsync((goods, 1));
        using var clerk = await People.JoinAsync(Host, shop.Tenant, await shop.Owner.NewRoleAsync(["catalog:read", "orders:read", "tenancy:read-audit"], readFields: ["*"], writeFields: []));
        using var margins = await People.JoinAsync(Host, shop.Tenant, await shop.Owner.NewRoleAsync(["orders:read", "tenancy:read-audit"], readFields: ["line.margin"], writeFields: []));
        await using var socket = await clerk.ConnectAsync();
        var events = await socket.SubscribeAsync("subscription($id: ID!) { orderChanged(id: $id) { order { status lines { cost { amount } } } } }", new { id = draft.Text("id") });
        await Task.Delay(500, Cancelled);

        await shop.SubmitAsync(draft);
        var told = await events.NextAsync();
        await ChangeAsync(shop.Owner, variant, new() { ["cost"] = 7.25m });

        Assert.Equal(JsonValueKind.Null, told.GetProperty("data").GetProperty("orderChanged").GetProperty("order").GetProperty("lines")[0].GetProperty("cost").ValueKind);
        const string log = "{ auditEntries(first: 50) { nodes { changes { field old new } } } }";
        // As values: the digits alone may stand in a time.
        var open = await shop.Owner.SendAsync(log);
        Assert.Contains("\"7.25", open.Body, StringComparison.Ordinal);
        Assert.Contains("\"4.5", open.Body, StringComparison.Ordinal);
        Assert.All(new[] { await clerk.SendAsync(log), await margins.SendAsync(log) }, answer =>
        {
            Assert.Contains("\"sku\"", answer.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"7.25", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"4.5", answer.Body, StringComparison.Ordinal);
        });
    }

    private static decimal Cost(JsonElement variant) => variant.GetProperty("cost").GetDecimal();

    private static bool IsThere(JsonElement it, string field) => it.GetProperty(field).ValueKind is not JsonValueKind.Null;

    // 4.00 and 4 are the same amount.
    private static string Plain(JsonElement it) => System.Text.RegularExpressions.Regex.Replace(it.GetRawText(), @"(\d+)\.0+(?=\D)", "$1");

    private static async Task<JsonElement> NewAsync(GraphQLClient client, decimal cost) =>
        (await client.MutateAsync(Create, new { input = new { name = "Tea", variants = new[] { new { sku = $"TEA-{Guid.NewGuid():N}"[..12], unitPrice = 5, cost } } } })).GetProperty("product").GetProperty("variants")[0];

    private static async Task<JsonElement> ChangeAsync(GraphQLClient client, JsonElement variant, Dictionary<string, object?> what) =>
        (await client.MutateAsync(Update, new { input = new Dictionary<string, object?>(what) { ["id"] = variant.Text("id"), ["expectedVersion"] = variant.Number("version") } })).GetProperty("variant");

    private static async Task<(Goods Goods, JsonElement Variant)> GoodsAsync(Shop shop, decimal price, decimal cost, decimal stock)
    {
        var goods = await shop.GoodsAsync(stock, price);
        var version = (await shop.Owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Variant { id version } } }", new { id = goods.VariantId })).GetProperty("node");

        return (goods, await ChangeAsync(shop.Owner, version, new() { ["cost"] = cost }));
    }
}

public sealed class CostOnServerTests(ServerHost host) : CostTests(host);

public sealed class CostOnSqliteTests(SqliteHost host) : CostTests(host);
