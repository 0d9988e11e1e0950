using System.Reflection;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Host;

namespace OrderCloud.Tests.Architecture;

public sealed class DomainPurityTests
{
    public static TheoryData<Assembly> Each => BoundaryTests.Each;

    [Theory, MemberData(nameof(Each))]
    public void A_domain_knows_neither_storage_nor_graphql(Assembly module) =>
        Assert.Empty(DomainPurity.DomainTypes(module).SelectMany(DomainPurity.ForeignMembers));

    [Fact]
    public void There_are_domain_types_to_look_at() =>
        Assert.NotEmpty(Modules.All.SelectMany(module => DomainPurity.DomainTypes(module.GetType().Assembly)));

    [Fact]
    public void The_rule_can_fail()
    {
        Assert.Equal(["Impure.Rows"], DomainPurity.ForeignMembers(typeof(Impure)).Where(member => !member.Contains('<')).Except(["Impure.get_Rows"]));
        Assert.Contains("ImpureContext: DbContext", DomainPurity.ForeignMembers(typeof(ImpureContext)));
        Assert.Empty(DomainPurity.ForeignMembers(typeof(Pure)));
    }

    private sealed class Impure
    {
        public List<DbSet<Pure>[]> Rows { get; } = [];
    }

    private sealed class ImpureContext : DbContext;

    private sealed class Pure
    {
        public IReadOnlyList<int> Numbers { get; } = [];
    }
}
