using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Payments;

/// <summary>Whose payments a member finds: those of the orders that he finds, and the receipts that he recorded.</summary>
public abstract class PaymentScopeTests(HostFixture host) : OrderTest(host)
{
    private const string Everything = "{ receipts { totalCount nodes { id matches { id } } } paymentEvents { totalCount nodes { id kind } } }";

    [Fact, Trait("Capability", "A5/part"), Trait("Capability", "L2/part")]
    public async Task A_salesperson_finds_what_was_paid_for_his_own_orders_in_lists_by_id_and_as_nodes()
    {
        using var mei = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        using var jo = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        var (mine, other) = (await ConfirmedAsync(mei), (await Shop.ConfirmedAsync()).Text("id")!);
        var own = await Shop.Owner.RecordAsync(5, mine);
        var others = await Shop.Owner.RecordAsync(5, other);
        await Shop.Owner.RecordAsync(7);
        var both = (await Shop.Owner.MutateAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 2, matches = new[] { mine, other }.Select(id => new { orderId = id, amount = 1 }) } })).GetProperty("receipt");

        var (all, meis) = (await Shop.Owner.QueryAsync(Everything), await mei.QueryAsync(Everything));

        Assert.Equal((4, 8), Counts(all));
        // Two receipts with an entry each, and what was put to her order of each.
        Assert.Equal((2, 4), Counts(meis));
        Assert.Equal((0, 0), Counts(await jo.QueryAsync(Everything)));
        Assert.Equal(new[] { own.Text("id"), both.Text("id") }.Order(), Ids(meis, "receipts").Order());
        Assert.All(meis.GetProperty("receipts").GetProperty("nodes").EnumerateArray(), receipt => Assert.Single(receipt.GetProperty("matches").EnumerateArray()));
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { receipt(id: $id) { id number } }", others.Text("id")!, "Receipt");
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", others.Text("id")!, "Receipt");

        foreach (var hidden in Ids(all, "paymentEvents").Except(Ids(meis, "paymentEvents")))
            await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", hidden, "PaymentEvent");

        var matches = all.GetProperty("receipts").GetProperty("nodes").EnumerateArray().Where(receipt => receipt.Text("id") == both.Text("id")).SelectMany(receipt => receipt.GetProperty("matches").EnumerateArray().Select(it => it.Text("id")!)).ToList();
        var seen = meis.GetProperty("receipts").GetProperty("nodes").EnumerateArray().SelectMany(receipt => receipt.GetProperty("matches").EnumerateArray().Select(it => it.Text("id")!)).ToList();
        await AssertLikeUnknownAsync(mei, "query($id: ID!) { node(id: $id) { __typename id } }", Assert.Single(matches.Except(seen)), "ReceiptMatch");
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task Payments_pass_to_whoever_the_order_passes_to()
    {
        using var mei = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        using var jo = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        var mine = await ConfirmedAsync(mei);
        await Shop.Owner.RecordAsync(5, mine);
        var before = Counts(await mei.QueryAsync(Everything));
        var version = (await Shop.OrderAsync(mine)).Number("version");

        await Shop.Owner.MutateAsync($"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id }} {TenantSession.Errors} }} }}", new { input = Shop.Input(mine, version, ("assigneeId", await jo.MemberIdAsync())) });

        Assert.Equal((1, 2), before);
        Assert.Equal((0, 0), Counts(await mei.QueryAsync(Everything)));
        Assert.Equal((1, 2), Counts(await jo.QueryAsync(Everything)));
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task A_receipt_that_pays_no_order_is_its_recorders_and_theirs_who_see_all()
    {
        var cash = await Shop.Owner.NewRoleAsync(["payments:read", "payments:record", "orders:read", "customers:read"], "OWN");
        using var mei = await People.JoinAsync(Host, Shop.Tenant, cash);
        using var jo = await People.JoinAsync(Host, Shop.Tenant, cash);

        var hers = await mei.RecordAsync(3);
        var refused = await jo.RefusedAsync(ReceiptSteps.Reverse, new { input = new { id = hers.Text("id"), expectedVersion = hers.Number("version"), reason = "Not mine" } });

        Assert.Equal((1, 1), Counts(await mei.QueryAsync(Everything)));
        Assert.Equal((0, 0), Counts(await jo.QueryAsync(Everything)));
        Assert.Equal((1, 1), Counts(await Shop.Owner.QueryAsync(Everything)));
        Assert.Equal("RECEIPT_NOT_FOUND", refused[0].Text("code"));
        await mei.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = hers.Text("id"), expectedVersion = hers.Number("version"), reason = "Mine" } });
    }

    [Fact, Trait("Capability", "A5/part"), Trait("Capability", "L2/part")]
    public async Task A_receipt_is_taken_back_whole_by_one_who_finds_only_a_part_of_it()
    {
        var cash = await Shop.Owner.NewRoleAsync(["payments:read", "payments:record", "customers:read"], "OWN");
        using var mei = await People.JoinAsync(Host, Shop.Tenant, cash, await Shop.Owner.RoleIdAsync("sales"));
        var (mine, other) = (await ConfirmedAsync(mei), (await Shop.ConfirmedAsync()).Text("id")!);
        var both = (await Shop.Owner.MutateAsync(ReceiptSteps.Record, new { input = new { method = "CASH", amount = 2, matches = new[] { mine, other }.Select(id => new { orderId = id, amount = 1 }) } })).GetProperty("receipt");

        await mei.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = both.Text("id"), expectedVersion = both.Number("version"), reason = "Bounced" } });

        foreach (var order in new[] { mine, other })
            Assert.EndsWith("got 0.00", await Shop.Owner.PaidAsync(order), StringComparison.Ordinal);
    }

    private async Task<string> ConfirmedAsync(GraphQLClient by) =>
        (await Shop.DoAsync(by, "submitOrder", Shop.Version(await Shop.DoAsync(by, "createOrder", new { lines = new[] { new { variantId = (await Shop.GoodsAsync(20, price: 10)).VariantId, quantity = 1 } } })))).Text("id")!;

    private static (int Receipts, int Facts) Counts(JsonElement answer) => (answer.GetProperty("receipts").Number("totalCount"), answer.GetProperty("paymentEvents").Number("totalCount"));

    private static List<string> Ids(JsonElement answer, string list) => [.. answer.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(it => it.Text("id")!)];

    private static async Task AssertLikeUnknownAsync(GraphQLClient caller, string document, string id, string type)
    {
        var hidden = await caller.SendAsync(document, new { id });

        Assert.Equal((await caller.SendAsync(document, new { id = NodeIds.Of(type, Guid.CreateVersion7()) })).Body, hidden.Body);
        Assert.Empty(hidden.Errors);
    }
}

public sealed class PaymentScopeOnServerTests(ServerHost host) : PaymentScopeTests(host);

[Trait("Database", "sqlite")]
public sealed class PaymentScopeOnSqliteTests(SqliteHost host) : PaymentScopeTests(host);
