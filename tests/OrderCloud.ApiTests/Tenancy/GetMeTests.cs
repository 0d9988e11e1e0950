using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class GetMeTests(ServerHost host) : ApiTest(host)
{
    private const string Me = "{ me { kind name memberId apiClientId permissions tenant { id currency } } }";

    [Fact]
    public async Task A_stranger_is_nobody() =>
        Assert.Equal(JsonValueKind.Null, (await Anonymous().QueryAsync(Me)).GetProperty("me").ValueKind);

    [Fact, Trait("Capability", "A4/part")]
    public async Task A_member_sees_his_role_s_permissions_and_his_company()
    {
        var tenant = await SignUpAsync(currency: "JPY");
        var warehouse = await tenant.MemberAsync("warehouse");

        var me = (await warehouse.QueryAsync(Me)).GetProperty("me");

        Assert.Equal("MEMBER", me.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("apiClientId").ValueKind);
        Assert.Equal((tenant.Id, "JPY"), (me.GetProperty("tenant").GetProperty("id").GetString(), me.GetProperty("tenant").GetProperty("currency").GetString()));
        Assert.Contains("orders:fulfill", Permissions(me));
        Assert.DoesNotContain("orders:approve", Permissions(me));
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task A_program_sees_what_it_was_given()
    {
        var tenant = await SignUpAsync();
        var client = await tenant.ApiClientAsync("orders:read", "orders:checkout", "catalog:read");

        var me = (await client.QueryAsync(Me)).GetProperty("me");

        Assert.Equal("API_CLIENT", me.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("memberId").ValueKind);
        Assert.Equal(["catalog:read", "orders:read", "orders:checkout"], Permissions(me));
    }

    [Fact]
    public async Task What_every_visitor_of_a_shop_would_read_of_the_company_is_what_a_page_needs()
    {
        const string open = "id name logo currency timeZone language";
        var tenant = await SignUpAsync();
        await tenant.Owner.MutateAsync(
            $"mutation($input: UpdateCompanyInput!) {{ updateCompany(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { expectedVersion = 1, taxId = "DE 123", address = new { line1 = "Hafen 1", city = "Kiel", countryCode = "DE" } } });
        using var page = await KeyAsync(tenant);
        var (without, with, sales) = (await tenant.ApiClientAsync("orders:read"), await tenant.ApiClientAsync("tenancy:read-settings"), await tenant.MemberAsync("sales"));

        foreach (var (caller, reads) in new[] { (page, false), (without, false), (with, true), (sales, true), (tenant.Owner, true) })
        {
            Assert.Equal(tenant.Id, (await caller.QueryAsync($"{{ me {{ tenant {{ {open} }} }} }}")).GetProperty("me").GetProperty("tenant").GetProperty("id").GetString());

            foreach (var document in new[] { "{ me { tenant { PART } } }", $"{{ node(id: \"{tenant.Id}\") {{ ... on Tenant {{ PART }} }} }}" })
                foreach (var (field, value) in new[] { ("taxId", "DE 123"), ("address { city }", "Kiel"), ("signedUpAt", $"{DateTimeOffset.UtcNow.Year}-") })
                {
                    var answer = await caller.SendAsync(document.Replace("PART", field, StringComparison.Ordinal));

                    Assert.Equal((field, reads), (field, answer.Body.Contains(value, StringComparison.Ordinal)));
                    Assert.Equal(reads ? [] : ["AUTH_NOT_AUTHORIZED"], answer.Codes);
                }
        }
    }

    private async Task<GraphQLClient> KeyAsync(TenantSession tenant)
    {
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientSecret {TenantSession.Errors} }} }}",
            new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read", "orders:checkout" } } });
        var page = new GraphQLClient(Host.Address);
        page.Http.DefaultRequestHeaders.Add("X-API-Key", made.GetProperty("clientSecret").GetString());

        return page;
    }

    private static IEnumerable<string?> Permissions(JsonElement me) => me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString());
}
