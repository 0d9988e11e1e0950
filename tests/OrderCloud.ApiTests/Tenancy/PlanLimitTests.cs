using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>A plan limits what is added; reading and everything else goes on.</summary>
public abstract class PlanLimitTests(HostFixture host) : ApiTest(host)
{
    private const string LimitAndUse = "__typename ... on Error { code message field }";
    private const string Warehouse = $"mutation($input: CreateWarehouseInput!) {{ createWarehouse(input: $input) {{ warehouse {{ id version }} errors {{ {LimitAndUse} ... on WarehouseLimitReachedError {{ limit used }} }} }} }}";
    private const string Switch = $"mutation($input: UpdateWarehouseInput!) {{ updateWarehouse(input: $input) {{ warehouse {{ version }} errors {{ {LimitAndUse} ... on WarehouseLimitReachedError {{ limit used }} }} }} }}";
    private const string Invite = $"mutation($input: InviteMemberInput!) {{ inviteMember(input: $input) {{ link invitation {{ id }} errors {{ {LimitAndUse} ... on MemberLimitReachedError {{ limit used }} }} }} }}";
    private const string Reactivate = $"mutation($input: ReactivateMemberInput!) {{ reactivateMember(input: $input) {{ member {{ version }} errors {{ {LimitAndUse} ... on MemberLimitReachedError {{ limit used }} }} }} }}";
    private const string Submit = $"mutation($input: SubmitOrderInput!) {{ submitOrder(input: $input) {{ order {{ id version }} errors {{ {LimitAndUse} ... on OrderLimitReachedError {{ limit used }} }} }} }}";

    [Fact, Trait("Capability", "B4")]
    public async Task At_each_limit_the_command_answers_with_limit_and_use_and_reading_goes_on()
    {
        var tenant = await SignUpAsync();
        var shop = new Shop(tenant);
        var goods = await shop.GoodsAsync(10);
        var (first, second) = (await shop.DraftAsync((goods, 1)), await shop.DraftAsync((goods, 1)));
        var roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") };
        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 2), (PlanResource.Warehouses, 2), (PlanResource.OrdersPerMonth, 1));
        await tenant.Owner.MutateAsync(Invite, Person(roleIds));
        await tenant.Owner.MutateAsync(Warehouse, Named("Second"));
        await tenant.Owner.MutateAsync(Submit, new { input = Shop.Version(first) });

        Reached("MemberLimitReachedError", 2, 2, await tenant.Owner.RefusedAsync(Invite, Person(roleIds)));
        Reached("WarehouseLimitReachedError", 2, 2, await tenant.Owner.RefusedAsync(Warehouse, Named("Third")));
        Reached("OrderLimitReachedError", 1, 1, await tenant.Owner.RefusedAsync(Submit, new { input = Shop.Version(second) }));

        var read = await tenant.Owner.QueryAsync("{ orders { totalCount } warehouses { totalCount } members { totalCount } invitations { totalCount } }");
        Assert.Equal((2, 2, 1, 1), (Total(read, "orders"), Total(read, "warehouses"), Total(read, "members"), Total(read, "invitations")));
        Assert.Equal(("DRAFT", null), ((await shop.OrderAsync(second.Text("id")!)).Text("status"), (await shop.OrderAsync(second.Text("id")!)).Text("number")));
        Assert.Equal((10m, 1m), await shop.StockAsync(goods));
    }

    [Theory, Trait("Capability", "B4/part")]
    [InlineData(PlanResource.Warehouses)]
    [InlineData(PlanResource.Members)]
    [InlineData(PlanResource.OrdersPerMonth)]
    public async Task Of_twenty_who_want_the_last_place_at_once_one_gets_it(PlanResource resource)
    {
        var tenant = await SignUpAsync();
        var (document, inputs) = await TwentyAsync(tenant, resource);
        await Operation.PlanAsync(Host, tenant, (resource, resource is PlanResource.OrdersPerMonth ? 1 : 2));

        var answers = await Task.WhenAll(inputs.Select(input => tenant.Owner.SendAsync(document, input)));

        Assert.All(answers, answer => Assert.True(answer.Errors is [], answer.Body));
        Assert.Equal(19, answers.Count(answer => answer.Body.Contains("\"PLAN_LIMIT_REACHED\"", StringComparison.Ordinal)));
        var plan = (await tenant.Owner.QueryAsync("{ plan { allowances { resource limit used } } }")).GetProperty("plan").GetProperty("allowances").EnumerateArray();
        Assert.Single(plan, allowance => allowance.GetProperty("limit").ValueKind is JsonValueKind.Number && allowance.Number("limit") == allowance.Number("used"));
    }

    [Fact]
    public async Task What_is_given_up_makes_room()
    {
        var tenant = await SignUpAsync();
        var second = (await tenant.Owner.MutateAsync(Warehouse, Named("Second"))).GetProperty("warehouse");
        await Operation.PlanAsync(Host, tenant, (PlanResource.Warehouses, 2));

        await tenant.Owner.MutateAsync(Switch, new { input = Shop.Version(second, ("isActive", false)) });
        await tenant.Owner.MutateAsync(Warehouse, Named("Third"));

        Reached("WarehouseLimitReachedError", 2, 2, await tenant.Owner.RefusedAsync(Switch, new { input = Shop.Input(second.Text("id")!, second.Number("version") + 1, ("isActive", true)) }));
        await tenant.Owner.MutateAsync(Switch, new { input = Shop.Input(second.Text("id")!, second.Number("version") + 1, ("name", "Closed depot")) });
    }

    [Fact]
    public async Task A_member_comes_back_only_where_there_is_a_place()
    {
        var tenant = await SignUpAsync();
        using var person = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await person.MemberIdAsync();
        var aside = (await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = (await tenant.Owner.MemberAsync(id)).Number("version") } })).GetProperty("member");
        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 1));
        var back = new { input = new { id, expectedVersion = aside.Number("version") } };

        Reached("MemberLimitReachedError", 1, 1, await tenant.Owner.RefusedAsync(Reactivate, back));

        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 2));
        await tenant.Owner.MutateAsync(Reactivate, back);
    }

    [Fact]
    public async Task An_invitation_holds_its_place_until_the_plan_is_made_smaller()
    {
        var tenant = await SignUpAsync();
        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 2));
        var email = People.Email();
        var link = (await tenant.Owner.MutateAsync(Invite, Person([await tenant.Owner.RoleIdAsync("sales")], email))).Text("link")!;

        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 1));
        var full = await People.AcceptAsync(Host, link, People.Email(), tenant.Password);
        await Operation.PlanAsync(Host, tenant, (PlanResource.Members, 2));
        var joined = await People.AcceptAsync(Host, link, email, tenant.Password);

        Assert.Equal((InvitationOutcome.PlanFull, InvitationOutcome.Accepted), (full, joined));
    }

    [Fact]
    public async Task An_order_that_was_withdrawn_is_counted_once()
    {
        var tenant = await SignUpAsync();
        var shop = new Shop(tenant);
        await Operation.PlanAsync(Host, tenant, (PlanResource.OrdersPerMonth, 1));
        var pending = await shop.PendingAsync();

        await shop.SubmitAsync(await shop.DoAsync("withdrawOrder", Shop.Version(pending)));

        Assert.Equal(1, (await tenant.Owner.QueryAsync("{ plan { allowances { used } } }")).GetProperty("plan").GetProperty("allowances")[2].Number("used"));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Each_company_has_its_own_plan()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await Operation.PlanAsync(Host, one, (PlanResource.Warehouses, 1));

        await other.Owner.MutateAsync(Warehouse, Named("Second"));

        Reached("WarehouseLimitReachedError", 1, 1, await one.Owner.RefusedAsync(Warehouse, Named("Second")));
    }

    private static async Task<(string Document, IReadOnlyList<object> Inputs)> TwentyAsync(TenantSession tenant, PlanResource resource)
    {
        if (resource is PlanResource.Warehouses)
            return (Warehouse, [.. Enumerable.Range(0, 20).Select(index => Named($"Depot {index}"))]);

        if (resource is PlanResource.Members)
        {
            var roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") };

            return (Invite, [.. Enumerable.Range(0, 20).Select(_ => Person(roleIds))]);
        }

        var shop = new Shop(tenant);
        var goods = await shop.GoodsAsync(20);
        var drafts = new List<object>();

        for (var index = 0; index < 20; index++)
            drafts.Add(new { input = Shop.Version(await shop.DraftAsync((goods, 1))) });

        return (Submit, drafts);
    }

    private static object Named(string name) => new { input = new { name } };

    private static object Person(string[] roleIds, string? email = null) => new { input = new { email = email ?? People.Email(), displayName = "A Person", roleIds } };

    private static int Total(JsonElement data, string list) => data.GetProperty(list).Number("totalCount");

    private static void Reached(string error, int limit, int used, IReadOnlyList<JsonElement> errors)
    {
        Assert.Equal((error, "PLAN_LIMIT_REACHED", "input"), errors.Only());
        Assert.Equal((limit, used), (errors[0].Number("limit"), errors[0].Number("used")));
    }
}

public sealed class PlanLimitOnServerTests(ServerHost host) : PlanLimitTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class PlanLimitOnSqliteTests(SqliteHost host) : PlanLimitTests(host);
