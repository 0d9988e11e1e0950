using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListPermissionsTests(ServerHost host) : ApiTest(host)
{
    [Theory, Trait("Capability", "W15/part")]
    [InlineData("en", "Approve and reject orders, up to the role's limit.")]
    [InlineData("zh-CN", "在角色限额内通过或驳回订单。")]
    [InlineData("zh-TW", "在角色限額內核准或駁回訂單。")]
    public async Task Each_says_what_it_allows_in_the_companys_language(string language, string sentence)
    {
        var tenant = await SignUpAsync(language: language);
        var sales = await tenant.MemberAsync("sales");

        var permissions = (await sales.QueryAsync("{ permissions { name description isForClientsOnly } }")).GetProperty("permissions").EnumerateArray().ToList();

        Assert.Equal(PermissionList.All.Select(permission => permission.Name), permissions.Select(permission => permission.GetProperty("name").GetString()));
        Assert.Equal(sentence, permissions.Single(permission => permission.GetProperty("name").GetString() == "orders:approve").GetProperty("description").GetString());
        Assert.Equal(2, permissions.Count(permission => permission.GetProperty("isForClientsOnly").GetBoolean()));
    }

    [Fact]
    public async Task A_stranger_is_refused() => Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync("{ permissions { name } }")).Codes);
}
