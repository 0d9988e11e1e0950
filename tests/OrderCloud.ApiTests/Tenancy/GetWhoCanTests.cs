using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class GetWhoCanTests(ServerHost host) : ApiTest(host)
{
    private const string WhoCan = "query($permission: String!) { whoCan(permission: $permission) { member { displayName } scope approvalLimit { amount } roles } }";

    [Fact, Trait("Capability", "A7/part")]
    public async Task It_tells_who_how_far_and_up_to_what_amount()
    {
        var tenant = await SignUpAsync();
        using var reviewer = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("reviewer"), await tenant.Owner.NewRoleAsync(["orders:approve"], "OWN", 20_000));
        using var sales = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));

        var holders = (await tenant.Owner.QueryAsync(WhoCan, new { permission = "orders:approve" })).GetProperty("whoCan").EnumerateArray().ToList();

        Assert.Equal(2, holders.Count);
        var person = holders.Single(holder => holder.GetProperty("member").GetProperty("displayName").GetString() == "A Person");
        Assert.Equal(("TEAM", 20_000m, 2), (person.GetProperty("scope").GetString(), person.GetProperty("approvalLimit").GetProperty("amount").GetDecimal(), person.GetProperty("roles").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, holders.Single(holder => holder.GetProperty("scope").GetString() == "ALL").GetProperty("approvalLimit").ValueKind);
    }

    [Fact]
    public async Task There_is_nobody_who_can_what_does_not_exist_and_the_answer_is_for_those_who_see_members()
    {
        var tenant = await SignUpAsync();
        var sales = await tenant.MemberAsync("sales");

        Assert.Equal(JsonValueKind.Null, (await tenant.Owner.QueryAsync(WhoCan, new { permission = "orders:eat" })).GetProperty("whoCan").ValueKind);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await sales.SendAsync(WhoCan, new { permission = "orders:approve" })).Codes);
    }
}
