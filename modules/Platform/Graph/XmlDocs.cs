using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace OrderCloud.Platform.Graph;

/// <summary>Reads the XML comments that the compiler wrote beside an assembly: they are the schema's descriptions.</summary>
public static class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    public static string? Of(Type type) => Summary(Find(type.Assembly, $"T:{FullName(type)}"));

    /// <summary>A property's own summary, else that of the record's parameter of the same name.</summary>
    public static string? Of(PropertyInfo property) =>
        Summary(Find(property.DeclaringType!.Assembly, $"P:{FullName(property.DeclaringType)}.{property.Name}")) ?? OfParameter(property.DeclaringType, property.Name);

    public static string? Of(FieldInfo field) => Summary(Find(field.DeclaringType!.Assembly, $"F:{FullName(field.DeclaringType)}.{field.Name}"));

    /// <summary>The <c>param</c> of a record, which the compiler keeps at its constructor or its type.</summary>
    public static string? OfParameter(Type record, string name)
    {
        var members = Load(record.Assembly);
        var prefix = $"M:{FullName(record)}.#ctor(";

        return members.Where(member => member.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(member => member.Value)
            .Append(members.GetValueOrDefault($"T:{FullName(record)}")).OfType<XElement>()
            .SelectMany(member => member.Elements("param")).Where(param => string.Equals((string?)param.Attribute("name"), name, StringComparison.OrdinalIgnoreCase))
            .Select(Flatten).FirstOrDefault();
    }

    private static XElement? Find(Assembly assembly, string id) => Load(assembly).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Load(Assembly assembly) => Files.GetOrAdd(assembly, static it =>
    {
        var path = Path.ChangeExtension(it.Location, ".xml");

        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!)
            : [];
    });

    private static string FullName(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Summary(XElement? member) => member?.Element("summary") is { } summary ? Flatten(summary) : null;

    private static string? Flatten(XElement element)
    {
        var text = new StringBuilder();

        foreach (var node in element.DescendantNodes())
        {
            if (node is XText { Parent: var parent } words && parent?.Name != "see")
                text.Append(words.Value);

            if (node is XElement { Name.LocalName: "see" or "paramref" } see)
                text.Append(((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("name"))?.Split(':', '.')[^1]);
        }

        return text.Length == 0 ? null : string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
