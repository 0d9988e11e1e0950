using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class GetPlanTests(ServerHost host) : ApiTest(host)
{
    private const string Plan = "{ plan { name allowances { resource limit used } } }";

    [Fact]
    public async Task A_company_without_a_plan_sees_what_it_uses_and_no_limits() =>
        Assert.Equal("""{"name":null,"allowances":[{"resource":"MEMBERS","limit":null,"used":1},{"resource":"WAREHOUSES","limit":null,"used":1},{"resource":"ORDERS_PER_MONTH","limit":null,"used":0},{"resource":"API_POINTS_PER_SECOND","limit":null,"used":null}]}""", await PlanAsync((await SignUpAsync()).Owner));

    [Fact, Trait("Capability", "B4/part")]
    public async Task The_operators_command_sets_it_and_the_company_sees_limits_and_use()
    {
        var tenant = await SignUpAsync();
        var other = await SignUpAsync();
        var shop = new Shop(tenant);
        await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "One", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });
        await shop.AnotherWarehouseAsync();
        await shop.ConfirmedAsync();

        var (code, output) = await HostProcess.CommandAsync(await Fixture.DatabaseAsync(), "tenant", "plan", "--tenant", tenant.Id, "Small shop", "members=5", "orders-per-month=100", "api-points-per-second=40");

        Assert.Equal((0, $"Company {tenant.Email[6..14]} is on the plan Small shop now."), (code, output.Trim()));
        Assert.Equal("""{"name":"Small shop","allowances":[{"resource":"MEMBERS","limit":5,"used":2},{"resource":"WAREHOUSES","limit":null,"used":2},{"resource":"ORDERS_PER_MONTH","limit":100,"used":1},{"resource":"API_POINTS_PER_SECOND","limit":40,"used":null}]}""", await PlanAsync(tenant.Owner));
        Assert.Contains("\"name\":null", await PlanAsync(other.Owner), StringComparison.Ordinal);
    }

    [Fact, Trait("Capability", "B4/part")]
    public async Task A_new_company_starts_on_the_default_plan_and_an_old_one_stays_as_it_is()
    {
        var old = await SignUpAsync();
        await using var host = await Fixture.AnotherHostAsync(builder =>
            (builder.Configuration["Plans:Default:Name"], builder.Configuration["Plans:Default:Members"], builder.Configuration["Plans:Default:OrdersPerMonth"]) = ("Free", "1", "50"));
        using var fresh = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");

        Assert.Equal("""{"name":"Free","allowances":[{"resource":"MEMBERS","limit":1,"used":1},{"resource":"WAREHOUSES","limit":null,"used":1},{"resource":"ORDERS_PER_MONTH","limit":50,"used":0},{"resource":"API_POINTS_PER_SECOND","limit":null,"used":null}]}""", await PlanAsync(fresh.Owner));
        Assert.Contains("\"name\":null", await PlanAsync(old.Owner), StringComparison.Ordinal);
        var full = Assert.Single(await fresh.Owner.RefusedAsync(People.Invite, new { input = new { email = People.Email(), displayName = "One", roleIds = new[] { await fresh.Owner.RoleIdAsync("sales") } } }));
        Assert.Equal("PLAN_LIMIT_REACHED", full.Text("code"));
    }

    [Theory]
    [InlineData(2, "'members' is no limit", "members")]
    [InlineData(2, "'members=-1' is no limit", "members=-1")]
    [InlineData(2, "'chairs=4' is no limit", "chairs=4")]
    [InlineData(2, "'members=4' is no limit", "members=3", "members=4")]
    [InlineData(1, "There is no tenant", "members=3")]
    public async Task The_operator_is_told_what_is_wrong(int exitCode, string says, params string[] limits)
    {
        var (code, output) = await HostProcess.CommandAsync(await Fixture.DatabaseAsync(), ["tenant", "plan", "--tenant", Guid.CreateVersion7().ToString(), "Small", .. limits]);

        Assert.Equal(exitCode, code);
        Assert.StartsWith(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_company_that_is_not_there_nothing_is_kept()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "Asks as PostgreSQL is asked.");
        var nobody = Guid.CreateVersion7();

        var (code, _) = await HostProcess.CommandAsync(await Fixture.DatabaseAsync(), "tenant", "suspend", "--tenant", nobody.ToString());

        // The first transaction of a company makes it a key.
        Assert.Equal((1, (object)0L, (object)1L), (code, await KeysAsync(nobody), await KeysAsync(NodeIds.ToGuid((await SignUpAsync()).Id))));
    }

    [Fact]
    public async Task Who_may_not_read_settings_is_refused() =>
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await (await SignUpAsync()).MemberAsync("sales")).SendAsync(Plan)).Codes);

    // The session names the company, or it would be shown no row at all.
    private async Task<object?> KeysAsync(Guid tenant)
    {
        await using var connection = (await Fixture.DatabaseAsync()).Connect();
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT set_config('app.tenant', '{tenant}', false)";
        await command.ExecuteNonQueryAsync(Cancelled);
        command.CommandText = "SELECT COUNT(*) FROM platform.data_keys";

        return await command.ExecuteScalarAsync(Cancelled);
    }

    private static async Task<string> PlanAsync(GraphQLClient caller) => (await caller.QueryAsync(Plan)).GetProperty("plan").GetRawText();
}
