using System.Reflection;

namespace OrderCloud.Tests.Architecture;

/// <summary>What a module may know and show.</summary>
internal static class Boundary
{
    private const string Product = "OrderCloud.";

    /// <summary>The module's name, as its folder has it.</summary>
    public static string Name(Assembly module) => module.GetName().Name![Product.Length..];

    /// <summary>Other assemblies of the product that the compiled code uses, beyond those that every module may know.</summary>
    public static IEnumerable<string> ForbiddenReferences(Assembly module) => module.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => name.StartsWith(Product, StringComparison.Ordinal) && name is not ("OrderCloud.Platform" or "OrderCloud.Contracts"));

    /// <summary>Names of the types that others can see; what the compiler adds for extension blocks is left out.</summary>
    public static IEnumerable<string> PublicTypes(Assembly assembly) => assembly.GetExportedTypes()
        .Select(type => type.Name)
        .Where(name => !name.Contains('<'))
        .Order(StringComparer.Ordinal);
}
