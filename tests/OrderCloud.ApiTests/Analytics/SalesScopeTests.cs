using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>Whose sales a member's reports count: his own orders', his teams', or all, by his role.</summary>
public abstract class SalesScopeTests(HostFixture host) : ReportTest(host)
{
    private const string Assign = $"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id version }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A5/part")]
    public async Task Every_report_of_a_salesperson_counts_his_own_orders_and_the_owners_counts_all()
    {
        using var mei = await MemberAsync("sales");
        using var jo = await MemberAsync("sales");
        var goods = await Shop.GoodsAsync(stock: 50, price: 10);
        var customer = (await Shop.CustomerAsync()).Text("id");
        await SellAsync(mei, customer, goods, 1);
        await SellAsync(jo, customer, goods, 2);
        await SellAsync(Owner, customer, goods, 4);
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 3);

        foreach (var (caller, net, orders) in new (GraphQLClient, decimal, int)[] { (mei, 10, 1), (jo, 20, 1), (Owner, 70, 3) })
        {
            Assert.Equal((orders, net), Of(await ReportAsync(caller, Reports.ByDay, "salesByDay"), "total"));
            Assert.Equal((orders, net), Of(await ReportAsync(caller, Reports.ByMonth, "salesByMonth"), "total"));
            Assert.Equal((orders, net), Of(await ReportAsync(caller, Reports.ByCustomer, "salesByCustomer"), "total"));
            Assert.Equal((orders, net), Of(Assert.Single((await ReportAsync(caller, Reports.ByDay, "salesByDay")).GetProperty("days").EnumerateArray())));
            Assert.Equal((orders, net), Of(Assert.Single((await ReportAsync(caller, Reports.ByProduct, "salesByProduct")).GetProperty("products").EnumerateArray())));
            Assert.Equal(net, Assert.Single((await ReportAsync(caller, Reports.Invoiced, "invoicedByMonth")).EnumerateArray()).Amount("net"));
        }
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task An_order_that_passes_to_another_is_counted_there_and_a_cancelled_one_nowhere()
    {
        using var mei = await MemberAsync("sales");
        using var jo = await MemberAsync("sales");
        var goods = await Shop.GoodsAsync(stock: 50, price: 10);
        var order = await SellAsync(mei, customerId: null, goods, 3);
        await mei.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);

        var passed = (await Owner.MutateAsync(Assign, new { input = Shop.Version(order, ("assigneeId", await jo.MemberIdAsync())) })).GetProperty("order");
        await jo.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);
        var afterwards = (Of(await ReportAsync(mei, Reports.ByDay, "salesByDay"), "total"), Of(await ReportAsync(jo, Reports.ByDay, "salesByDay"), "total"), Of(await ReportAsync(Owner, Reports.ByDay, "salesByDay"), "total"));

        await Shop.DoAsync("cancelOrder", Shop.Version(passed, ("reason", "Changed his mind")));
        await jo.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 0);

        Assert.Equal(((0, 0m), (1, 30m), (1, 30m)), afterwards);
        Assert.Equal((0, 0m), Of(await ReportAsync(Owner, Reports.ByDay, "salesByDay"), "total"));
    }

    [Fact, Trait("Capability", "A5/part")]
    public async Task A_team_leader_counts_his_teams_orders()
    {
        using var leader = await MemberAsync("reviewer");
        using var mei = await MemberAsync("sales");
        using var stranger = await MemberAsync("sales");
        var goods = await Shop.GoodsAsync(stock: 50, price: 10);
        await Owner.MutateAsync(
            $"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { name = "North", memberIds = new[] { await leader.MemberIdAsync(), await mei.MemberIdAsync() } } });
        await SellAsync(mei, customerId: null, goods, 1);
        await SellAsync(stranger, customerId: null, goods, 2);
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 2);

        Assert.Equal((1, 10m), Of(await ReportAsync(leader, Reports.ByDay, "salesByDay"), "total"));
    }

    private async Task<GraphQLClient> MemberAsync(string role) => await People.JoinAsync(Host, Shop.Tenant, await Owner.RoleIdAsync(role));

    private static async Task<JsonElement> SellAsync(GraphQLClient by, string? customerId, Goods goods, decimal quantity)
    {
        var order = await Shop.DoAsync(by, "createOrder", new { customerId, lines = new[] { new { variantId = goods.VariantId, quantity } } });
        order = await Shop.DoAsync(by, "submitOrder", Shop.Version(order));
        Assert.Equal("CONFIRMED", order.Text("status"));

        return order;
    }

    private static async Task<JsonElement> ReportAsync(GraphQLClient caller, string document, string report) => (await caller.QueryAsync(document, Reports.AroundNow())).GetProperty(report);

    private static (int Orders, decimal Net) Of(JsonElement figures, string? part = null) => part is null ? (figures.Number("orders"), figures.Amount("net")) : Of(figures.GetProperty(part));
}

public sealed class SalesScopeOnServerTests(ServerHost host) : SalesScopeTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SalesScopeOnSqliteTests(SqliteHost host) : SalesScopeTests(host);
