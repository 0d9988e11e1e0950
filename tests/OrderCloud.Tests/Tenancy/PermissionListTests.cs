using System.Reflection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Tenancy;

/// <summary>Whatever a module asks for can be granted.</summary>
public sealed class PermissionListTests
{
    [Fact, Trait("Capability", "A4/part")]
    public void Every_permission_of_the_product_is_in_the_list()
    {
        var asked = Modules.All.SelectMany(module => Permissions(module.GetType().Assembly)).ToList();

        Assert.True(asked.Count > 20, $"Only {asked.Count} were found.");
        Assert.Empty(asked.Except(PermissionList.Names).Except([Permission.SignedIn.Name, Permission.Member.Name]));
    }

    [Fact]
    public void The_rule_can_fail() => Assert.Contains("made-up:right", Permissions(typeof(PermissionListTests).Assembly).Except(PermissionList.Names));

    [Fact]
    public void Each_is_named_once_as_module_and_verb_and_says_what_it_allows()
    {
        Assert.Equal(PermissionList.All.Count, PermissionList.Names.Count);
        Assert.All(PermissionList.All, permission => Assert.Matches(@"\A[a-z]+:[a-z-]+\z", permission.Name));
        Assert.All(PermissionList.All, permission => Assert.Matches(@"\A[A-Z].* .*\.\z", permission.Description));
        Assert.Subset(PermissionList.Names.ToHashSet(), PermissionList.ForClientsOnly.ToHashSet());
    }

    /// <summary>What use cases require, and the constants that types and fields are guarded by; rights to single fields have a list of their own.</summary>
    private static IEnumerable<string> Permissions(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let value = member switch
        {
            FieldInfo field when field.FieldType == typeof(Permission) => field.GetValue(null),
            PropertyInfo property when property.PropertyType == typeof(Permission) && property.GetIndexParameters() is [] => property.GetValue(null),
            _ => null,
        }
        where value is Permission { Name: not null, IsOfField: false }
        select ((Permission)value).Name;

    private static class MadeUp
    {
        public static readonly Permission Right = new("made-up:right");
    }
}
