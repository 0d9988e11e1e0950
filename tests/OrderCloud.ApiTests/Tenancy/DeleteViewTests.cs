using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class DeleteViewTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task It_is_gone_also_for_whom_it_was_shared_with()
    {
        var tenant = await SignUpAsync("GBP");
        using var sales = await tenant.MemberAsync("sales");
        var view = await tenant.Owner.SaveViewAsync("For sales", roleIds: await tenant.Owner.RoleIdAsync("sales"));

        var deleted = await tenant.Owner.MutateAsync(Views.Delete, new { input = new { id = view.Text("id") } });

        Assert.Equal(view.Text("id"), deleted.Text("deletedId"));
        Assert.Empty(await sales.ViewsAsync());
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Somebody_elses_view_answers_like_one_that_never_was()
    {
        var (here, there) = (await SignUpAsync("GBP"), await SignUpAsync("GBP"));
        using var sales = await here.MemberAsync("sales");
        var view = await here.Owner.SaveViewAsync("Mine", roleIds: await here.Owner.RoleIdAsync("sales"));

        var colleague = await sales.SendAsync(Views.Delete, new { input = new { id = view.Text("id") } });
        var foreign = await there.Owner.SendAsync(Views.Delete, new { input = new { id = view.Text("id") } });
        var unknown = await there.Owner.SendAsync(Views.Delete, new { input = new { id = NodeIds.Of("SavedView", Guid.CreateVersion7()) } });

        Assert.Equal((unknown.Body, unknown.Body), (colleague.Body, foreign.Body));
        Assert.Contains("VIEW_NOT_FOUND", unknown.Body, StringComparison.Ordinal);
        Assert.Single(await here.Owner.ViewsAsync());
    }
}
