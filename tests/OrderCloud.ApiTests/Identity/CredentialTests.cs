using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

public sealed class CredentialTests(ServerHost host) : ApiTest(host)
{
    private const string Company = "{ company { name } }";

    [Fact, Trait("Proves", "L1")]
    public async Task A_hint_at_another_company_is_refused_for_cookie_and_token()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var client = await tenant.ApiClientAsync("tenancy:read-settings");

        foreach (var caller in (GraphQLClient[])[tenant.Owner, client])
        {
            caller.Http.DefaultRequestHeaders.Add("X-Tenant", tenant.Id);
            Assert.Equal(HttpStatusCode.OK, (await caller.SendAsync(Company)).Status);

            caller.Http.DefaultRequestHeaders.Remove("X-Tenant");
            caller.Http.DefaultRequestHeaders.Add("X-Tenant", other.Id);
            var refused = await caller.SendAsync(Company);
            Assert.Equal((HttpStatusCode.BadRequest, "TENANT_MISMATCH"), (refused.Status, Assert.Single(refused.Codes)));
        }
    }

    [Fact, Trait("Capability", "A3/part"), Trait("Proves", "P12")]
    public async Task A_member_who_is_put_aside_is_out_from_the_next_request()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.QueryAsync(Company);

        await Row.SetAsync(Host, tenant, "members", "IsActive", false);

        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Owner.SendAsync(Company)).Status);
    }

    [Fact]
    public async Task Both_a_cookie_and_a_token_count_as_the_token()
    {
        var tenant = await SignUpAsync();
        var client = await tenant.ApiClientAsync("tenancy:read-settings");
        client.Cookies.Add(tenant.Owner.Cookies.GetAllCookies());

        Assert.Equal("API_CLIENT", (await client.QueryAsync("{ me { kind } }")).GetProperty("me").GetProperty("kind").GetString());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task One_token_never_reads_another_company()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        var (mine, theirs) = (await one.ApiClientAsync("tenancy:read-settings"), await other.ApiClientAsync("tenancy:read-settings"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async turn =>
        {
            var (caller, expected) = turn % 2 == 0 ? (mine, one.Id) : (theirs, other.Id);

            return (await caller.QueryAsync("{ company { id } }")).GetProperty("company").GetProperty("id").GetString() == expected;
        }));

        Assert.All(answers, Assert.True);
    }
}
