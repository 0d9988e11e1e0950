using System.Net;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>What a caller may do is remembered: it costs no statement, and is forgotten the moment it changes.</summary>
public sealed class AccessMemoryTests(ServerHost host) : ApiTest(host)
{
    private const string Members = "{ members { totalCount } }";

    [Fact]
    public async Task A_request_costs_a_statement_less_than_where_nothing_is_remembered()
    {
        await using var remembering = await RememberingAsync("00:00:10");
        using var company = await TenantSession.SignUpAsync(remembering, "EUR", "Europe/Berlin", "en");

        using var elsewhere = await TenantSession.SignInAsync(Host, company.Email, company.Password);

        Assert.Equal(await CountAsync(elsewhere) - 1, await CountAsync(company.Owner));
    }

    [Fact, Trait("Capability", "A3/part"), Trait("Proves", "P12")]
    public async Task A_new_role_a_member_put_aside_and_a_revoked_client_count_from_the_next_request()
    {
        await using var remembering = await RememberingAsync("00:00:10");
        using var company = await TenantSession.SignUpAsync(remembering, "EUR", "Europe/Berlin", "en");
        using var lin = await People.JoinAsync(remembering, company, await company.Owner.RoleIdAsync("sales"));
        var program = await company.ApiClientAsync("tenancy:read-members");
        var id = await lin.MemberIdAsync();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await lin.SendAsync(Members)).Codes);
        await company.Owner.MutateAsync(People.SetRoles, new { input = new { id, expectedVersion = 1, roleIds = new[] { await company.Owner.RoleIdAsync("admin") } } });
        Assert.Empty((await lin.SendAsync(Members)).Errors);

        await company.Owner.MutateAsync($"mutation($input: DeactivateMemberInput!) {{ deactivateMember(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id, expectedVersion = 2 } });
        Assert.Equal(HttpStatusCode.Unauthorized, (await lin.SendAsync(Members)).Status);

        Assert.Empty((await program.SendAsync(Members)).Errors);
        var client = (await company.Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("id").GetString();
        await company.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id = client } });
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.SendAsync(Members)).Status);
    }

    [Fact, Trait("Capability", "A3"), Trait("Proves", "P12")]
    public async Task A_role_that_an_admin_makes_and_gives_holds_here_from_the_next_request_and_elsewhere_within_a_minute_with_no_new_sign_in()
    {
        await using var remembering = await RememberingAsync("00:00:05");
        using var company = await TenantSession.SignUpAsync(remembering, "EUR", "Europe/Berlin", "en");
        using var admin = await company.MemberAsync("admin");
        using var lin = await People.JoinAsync(remembering, company, await company.Owner.RoleIdAsync("warehouse"));
        using var elsewhere = new GraphQLClient(Host.Address);
        elsewhere.Cookies.Add(Host.Address, lin.Cookies.GetCookies(remembering.Address));
        var id = await lin.MemberIdAsync();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await lin.SendAsync(Members)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await elsewhere.SendAsync(Members)).Codes);

        var role = await admin.NewRoleAsync(["tenancy:read-members"]);
        await admin.MutateAsync(People.SetRoles, new { input = new { id, expectedVersion = 1, roleIds = new[] { role } } });

        Assert.Empty((await lin.SendAsync(Members)).Errors);
        Assert.Empty((await Eventually.GetAsync(() => elsewhere.SendAsync(Members), answer => answer.Errors is [], TimeSpan.FromSeconds(60))).Errors);

        await admin.MutateAsync("mutation($input: UpdateRoleInput!) { updateRole(input: $input) { errors { __typename } } }", new { input = new { id = role, expectedVersion = 1, permissions = new[] { "orders:read" } } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await lin.SendAsync(Members)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await Eventually.GetAsync(() => elsewhere.SendAsync(Members), answer => answer.Codes is [_, ..], TimeSpan.FromSeconds(60))).Codes);
    }

    [Fact, Trait("Proves", "P12")]
    public async Task What_another_host_was_told_counts_as_soon_as_it_is_forgotten()
    {
        await using var remembering = await RememberingAsync("00:00:02");
        using var company = await TenantSession.SignUpAsync(remembering, "EUR", "Europe/Berlin", "en");
        using var lin = await People.JoinAsync(remembering, company, await company.Owner.RoleIdAsync("sales"));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await lin.SendAsync(Members)).Codes);

        // The shared host is another one, on the same database.
        using var elsewhere = await TenantSession.SignInAsync(Host, company.Email, company.Password);
        await elsewhere.MutateAsync(People.SetRoles, new { input = new { id = await lin.MemberIdAsync(), expectedVersion = 1, roleIds = new[] { await company.Owner.RoleIdAsync("admin") } } });

        Assert.Empty((await Eventually.GetAsync(() => lin.SendAsync(Members), answer => answer.Errors is [])).Errors);
    }

    [Theory, InlineData("soon"), InlineData("-00:00:01"), InlineData("00:00:11")]
    public async Task A_wrong_setting_is_named(string value) =>
        Assert.StartsWith($"Auth:AccessRemembered is '{value}'", (await Assert.ThrowsAsync<SettingException>(() => RememberingAsync(value))).Message, StringComparison.Ordinal);

    private Task<RunningHost> RememberingAsync(string lifetime) => Fixture.AnotherHostAsync(builder => builder.Configuration["Auth:AccessRemembered"] = lifetime);

    private static async Task<int> CountAsync(GraphQLClient client)
    {
        // The session's own row is read and marked as seen by the first request.
        await client.QueryAsync(Members);
        using var statements = new SqlStatements();
        await client.QueryAsync(Members);

        return statements.Count;
    }
}
