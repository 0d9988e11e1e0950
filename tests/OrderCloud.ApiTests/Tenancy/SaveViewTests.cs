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
    public async Task A_view_is_given_another_name_and_stays_the_same_view()
    {
        var tenant = await SignUpAsync("GBP");
        var view = await tenant.Owner.SaveViewAsync("Late");
        await tenant.Owner.SaveViewAsync("Other");
        object Input(string name, string? id) => new { input = new { id, list = "orders", name, search = "status=CONFIRMED" } };

        var renamed = (await tenant.Owner.MutateAsync(Views.Save, Input("Too late", view.Text("id")))).GetProperty("listView");
        var taken = Assert.Single(await tenant.Owner.RefusedAsync(Views.Save, Input("Other", view.Text("id"))));

        Assert.Equal((view.Text("id"), "Too late", "status=CONFIRMED"), (renamed.Text("id"), renamed.Text("name"), renamed.Text("search")));
        Assert.Equal(("VIEW_NAME_TAKEN", "input.name"), (taken.Text("code"), taken.Path()));
        Assert.Equal([("Other", "status=DRAFT"), ("Too late", "status=CONFIRMED")], (await tenant.Owner.ViewsAsync()).Select(it => (it.Text("name")!, it.Text("search")!)));
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Somebody_elses_view_is_not_changed_and_answers_like_one_that_never_was()
    {
        var (here, there) = (await SignUpAsync("GBP"), await SignUpAsync("GBP"));
        using var sales = await here.MemberAsync("sales");
        var view = await here.Owner.SaveViewAsync("Mine", roleIds: await here.Owner.RoleIdAsync("sales"));
        object Input(string? id) => new { input = new { id, list = "orders", name = "Theirs", search = "" } };

        var colleague = await sales.SendAsync(Views.Save, Input(view.Text("id")));
        var foreign = await there.Owner.SendAsync(Views.Save, Input(view.Text("id")));
        var unknown = await there.Owner.SendAsync(Views.Save, Input(NodeIds.Of("SavedView", Guid.CreateVersion7())));

        Assert.Equal((unknown.Body, unknown.Body), (colleague.Body, foreign.Body));
        Assert.Contains("VIEW_NOT_FOUND", unknown.Body, StringComparison.Ordinal);
        Assert.Equal("Mine", Assert.Single(await here.Owner.ViewsAsync()).Text("name"));
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

        // Whatever lists they are of: their names are the caller's to choose.
        for (var n = 0; n < 200; n++)
            await tenant.Owner.MutateAsync(Views.Save, new { input = new { list = $"list {n}", name = "Mine", search = "" } });

        var full = Assert.Single(await tenant.Owner.RefusedAsync(Views.Save, new { input = new { list = "orders", name = "One more", search = "" } }));
        var wrong = await tenant.Owner.RefusedAsync(Views.Save, new { input = new { list = "", name = "", search = new string('x', 1_001), columns = new[] { "no blank" } } });

        await tenant.Owner.MutateAsync(Views.Save, new { input = new { list = "list 7", name = "Mine", search = "changed" } });

        Assert.Equal("TOO_MANY_VIEWS", full.Text("code"));
        Assert.Equal(["input.columns", "input.list", "input.name", "input.search"], wrong.Select(it => it.Path()).Order());
    }
}
