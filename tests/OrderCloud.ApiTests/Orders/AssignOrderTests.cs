using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

public sealed class AssignOrderTests(ServerHost host) : OrderTest(host)
{
    private const string Assign = $"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id version assigneeId assigneeName timeline {{ kind data {{ key value }} }} }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A5/part")]
    public async Task Whose_order_it_is_passes_from_its_maker_to_another_and_is_in_the_timeline()
    {
        using var lin = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        var before = (await Shop.OrderAsync(draft.Text("id")!, "assigneeId")).Text("assigneeId");
        var order = (await Shop.Owner.MutateAsync(Assign, new { input = Shop.Input(draft.Text("id")!, 1, ("assigneeId", await lin.MemberIdAsync())) })).GetProperty("order");
        var taken = (await Shop.Owner.MutateAsync(Assign, new { input = Shop.Input(draft.Text("id")!, order.Number("version"), ("assigneeId", null)) })).GetProperty("order");

        Assert.Equal(await Shop.Owner.MemberIdAsync(), before);
        Assert.Equal((await lin.MemberIdAsync(), "A Person"), (order.Text("assigneeId"), order.Text("assigneeName")));
        Assert.Contains(order.GetProperty("timeline").EnumerateArray(), it => it.Text("kind") == "ASSIGNED" && it.GetProperty("data")[0].Text("value") == "A Person");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, taken.GetProperty("assigneeId").ValueKind);
    }

    [Fact]
    public async Task It_goes_to_nobody_who_does_not_work_here_and_by_no_stale_version()
    {
        using var lin = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        var member = await lin.MemberIdAsync();
        await Shop.Owner.MutateAsync(People.Deactivate, new { input = new { id = member, expectedVersion = 1 } });
        var id = (await Shop.DraftAsync((await Shop.GoodsAsync(), 1))).Text("id")!;

        Assert.Equal(("AssigneeNotFoundError", "MEMBER_NOT_FOUND", "input.assigneeId"), (await Shop.Owner.RefusedAsync(Assign, new { input = Shop.Input(id, 1, ("assigneeId", member)) })).Only());
        Assert.Equal(("OrderVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await Shop.Owner.RefusedAsync(Assign, new { input = Shop.Input(id, 7, ("assigneeId", null)) })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public Task Another_companys_order_answers_like_one_that_never_was() => AssertForeignOrderIsUnknownAsync("assignOrder", ("assigneeId", null));

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertForeignIsUnknownAsync("assignOrder", "Member", shop => shop.Owner.MemberIdAsync(), id => Shop.Version(draft, ("assigneeId", id)));
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "assignOrder", Shop.Version(await Shop.DraftAsync((await Shop.GoodsAsync(), 1)), ("assigneeId", null)));
}
