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

    private static IEnumerable<string?> Permissions(JsonElement me) => me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString());
}
