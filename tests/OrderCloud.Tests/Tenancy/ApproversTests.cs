using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Features;

namespace OrderCloud.Tests.Tenancy;

public sealed class ApproversTests
{
    [Fact, Trait("Capability", "A7/part")]
    public void Of_several_roles_the_highest_limit_counts() => Assert.Equal(500, Approvers.LimitOf([Approving(500), Approving(200)]));

    [Fact, Trait("Capability", "A7/part")]
    public void A_role_without_a_limit_has_none() => Assert.Null(Approvers.LimitOf([Approving(500), Approving(limit: null)]));

    [Fact, Trait("Capability", "A7/part")]
    public void The_limit_of_a_role_that_may_not_approve_orders_is_about_something_else() =>
        Assert.Equal(500, Approvers.LimitOf([Approving(500), Role(10_000, "inventory:approve-purchase"), Role(limit: null, "orders:read")]));

    [Fact]
    public void Without_a_role_nothing_may_be_approved() => Assert.Equal(0, Approvers.LimitOf([]));

    private static Role Approving(long? limit) => Role(limit, "orders:read", "orders:approve");

    private static Role Role(long? limit, params string[] permissions) =>
        new() { Name = "A role", Permissions = permissions, Scope = DataScope.All, ApprovalLimit = limit, ReadFields = [], WriteFields = [] };
}
