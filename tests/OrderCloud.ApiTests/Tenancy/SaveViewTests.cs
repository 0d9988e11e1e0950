using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class SaveViewTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task The_same_name_replaces_and_one_view_opens_first()
    {
        var tenant = await SignUpAsync("GBP");
        var first = await tenant.Owner.SaveViewAsync("Late", "status=DRAFT", isDefault: true);
        var again = await tenant.Owner.SaveViewAsync("Late", "status=CONFIRMED", isDefault: true);
        await tenant.Owner.SaveViewAsync("Other", isDefault: true);

        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Equal([("Late", "status=CONFIRMED", false), ("Other", "status=DRAFT", true)], (await tenant.Owner.ViewsAsync()).Select(it => (it.Text("name")!, it.Text("search")!, it.GetProperty("isDefault").GetBoolean())));
    }

    [Fact]
    public async Task Sharing_is_for_those_who_manage_roles()
    {
        var tenant = await SignUpAsync("GBP");
        using var sales = await tenant.MemberAsync("sales");
        var role = await tenant.Owner.RoleIdAsync("sales");

        var refusal = Assert.Single(await sales.RefusedAsync(Views.Save, new { input = new { list = "orders", name = "For all", search = "", roleIds = new[] { role } } }));

        Assert.Equal(("VIEW_SHARING_NOT_ALLOWED", "input.roleIds"), (refusal.Text("code"), refusal.Path()));
        Assert.Empty(await tenant.Owner.ViewsAsync());
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_role_is_unknown()
    {
        var (here, there) = (await SignUpAsync("GBP"), await SignUpAsync("GBP"));

        object Input(string role) => new { input = new { list = "orders", name = "Shared", search = "", roleIds = new[] { role } } };
        var foreign = await here.Owner.SendAsync(Views.Save, Input(await there.Owner.RoleIdAsync("sales")));
        var unknown = await here.Owner.SendAsync(Views.Save, Input(NodeIds.Of("Role", Guid.CreateVersion7())));

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("ROLE_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_an_end_to_views_and_each_wrong_input_is_named()
    {
        var tenant = await SignUpAsync("GBP");

        for (var n = 0; n < 50; n++)
            await tenant.Owner.SaveViewAsync($"View {n}");

        var full = Assert.Single(await tenant.Owner.RefusedAsync(Views.Save, new { input = new { list = "orders", name = "One more", search = "" } }));
        var wrong = await tenant.Owner.RefusedAsync(Views.Save, new { input = new { list = "", name = "", search = new string('x', 1_001), columns = new[] { "no blank" } } });

        Assert.Equal("TOO_MANY_VIEWS", full.Text("code"));
        Assert.Equal(["input.columns", "input.list", "input.name", "input.search"], wrong.Select(it => it.Path()).Order());
    }
}
