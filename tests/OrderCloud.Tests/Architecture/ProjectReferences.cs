using System.Xml.Linq;

namespace OrderCloud.Tests.Architecture;

/// <summary>What project files ask for. The compiler drops references that no code uses, so compiled assemblies don't tell.</summary>
internal static class ProjectReferences
{
    private static readonly string[] ForModules = ["OrderCloud.Platform", "OrderCloud.Contracts"];

    /// <summary>Names of the projects that the project file <paramref name="xml"/> refers to.</summary>
    public static IEnumerable<string> Of(XElement xml) => xml.Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Names of referenced projects that a module's project may not refer to.</summary>
    public static IEnumerable<string> Forbidden(XElement xml) => Of(xml).Except(ForModules);

    public static XElement Read(string path) => XElement.Load(Folders.At(path));
}
