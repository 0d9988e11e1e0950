using System.Reflection;
using OrderCloud.Contracts;
using OrderCloud.Host;
using OrderCloud.Platform;

namespace OrderCloud.Tests.Architecture;

public sealed class BoundaryTests
{
    /// <summary>From the host's list, never from a second one that a new module could be missing in.</summary>
    public static TheoryData<Assembly> Each => new(Modules.All.Select(module => module.GetType().Assembly));

    [Fact]
    public void Every_module_folder_is_in_the_hosts_list()
    {
        var folders = Folders.Under("modules").Except(["Platform", "Contracts"]).Order().ToList();

        Assert.NotEmpty(folders);
        Assert.Equal(folders, Modules.All.Select(module => Boundary.Name(module.GetType().Assembly)).Order());
    }

    [Theory, MemberData(nameof(Each))]
    public void A_module_knows_only_platform_and_contracts(Assembly module) => Assert.Empty(Boundary.ForbiddenReferences(module));

    [Theory, MemberData(nameof(Each))]
    public void A_module_shows_only_its_module_class(Assembly module) => Assert.Equal([Boundary.Name(module) + "Module"], Boundary.PublicTypes(module));

    [Fact]
    public void Platform_and_contracts_know_nothing_of_ours_nor_each_other()
    {
        foreach (var assembly in new[] { typeof(IModule).Assembly, typeof(Money).Assembly })
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("OrderCloud.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_can_fail()
    {
        Assert.NotEmpty(Boundary.ForbiddenReferences(typeof(BoundaryTests).Assembly));
        Assert.True(Boundary.PublicTypes(typeof(IModule).Assembly).Count() > 1);
        Assert.Contains(typeof(Modules).Assembly.GetReferencedAssemblies(), reference => reference.Name == "OrderCloud.Orders");
    }
}
