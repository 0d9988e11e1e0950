using System.Xml.Linq;

namespace OrderCloud.Tests.Architecture;

public sealed class ProjectReferencesTests
{
    public static TheoryData<string> Each => new(Folders.Files("modules", "*.csproj"));

    [Fact]
    public void Every_module_folder_has_one_project()
    {
        var projects = Folders.Files("modules", "*.csproj").ToList();

        Assert.NotEmpty(projects);
        Assert.Equal(Folders.Under("modules").Order().Select(name => $"modules/{name}/OrderCloud.{name}.csproj"), projects.Order());
    }

    [Theory, MemberData(nameof(Each))]
    public void A_modules_project_refers_to_platform_and_contracts_only(string project) =>
        Assert.Empty(ProjectReferences.Forbidden(ProjectReferences.Read(project)));

    [Theory, InlineData("modules/Platform/OrderCloud.Platform.csproj"), InlineData("modules/Contracts/OrderCloud.Contracts.csproj")]
    public void Platform_and_contracts_refer_to_no_project(string project) => Assert.Empty(ProjectReferences.Of(ProjectReferences.Read(project)));

    [Fact]
    public void The_rules_can_fail()
    {
        var nosy = XElement.Parse("""<Project><ItemGroup><ProjectReference Include="..\Orders\OrderCloud.Orders.csproj" /></ItemGroup></Project>""");

        Assert.Equal(["OrderCloud.Orders"], ProjectReferences.Forbidden(nosy));
        Assert.NotEmpty(ProjectReferences.Forbidden(ProjectReferences.Read("host/OrderCloud.Host.csproj")));
    }
}
