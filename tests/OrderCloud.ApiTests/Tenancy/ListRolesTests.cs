using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListRolesTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A3/part")]
    public async Task A_new_company_has_the_template_roles_with_their_limits()
    {
        var owner = (await SignUpAsync("JPY", "Asia/Tokyo", "zh-CN")).Owner;

        var roles = (await owner.QueryAsync("{ roles(where: { name: { eq: \"审核员\" } }) { nodes { templateKey scope permissions approvalLimit { amount currency } } } }")).GetProperty("roles").GetProperty("nodes");

        var reviewer = Assert.Single(roles.EnumerateArray());
        Assert.Equal(("reviewer", "TEAM"), (reviewer.GetProperty("templateKey").GetString(), reviewer.GetProperty("scope").GetString()));
        Assert.Equal((10_000m, "JPY"), (reviewer.GetProperty("approvalLimit").GetProperty("amount").GetDecimal(), reviewer.GetProperty("approvalLimit").GetProperty("currency").GetString()));
        Assert.Contains("orders:approve", reviewer.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
    }
}
