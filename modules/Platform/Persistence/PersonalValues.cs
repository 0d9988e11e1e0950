using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderCloud.Platform.Persistence;

/// <summary>What a row tells of the company's customers, found by the marks of its class: a new column joins by itself.</summary>
public static class PersonalValues
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each value that is there, by the name of its property; of a value object's parts with a point.</summary>
    public static IReadOnlyList<(string Property, string Value)> Of(DbContext db, object row)
    {
        var entry = db.Entry(row);

        return
        [
            .. from property in entry.Metadata.GetFlattenedProperties()
               where property.IsPersonal && !property.IsOfMember
               from value in Texts(NameOf(property), In(entry, property).CurrentValue)
               select value,
        ];
    }

    private static IEnumerable<(string Property, string Value)> Texts(string name, object? value) => value switch
    {
        null or "" => [],
        string text => [(name, text)],
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json) switch
        {
            JsonObject parts => parts.Where(part => part.Value is not null).Select(part => ($"{name}.{part.Key}", part.Value!.GetValue<string>())),
            JsonArray { Count: 0 } => [],
            var other => [(name, other!.ToJsonString(Json))],
        },
    };

    private static string NameOf(IReadOnlyPropertyBase property) => property.DeclaringType is IReadOnlyComplexType { ComplexProperty: var whole } ? $"{NameOf(whole)}.{property.Name}" : property.Name;

    private static PropertyEntry In(EntityEntry entry, IProperty property) =>
        property.DeclaringType is IComplexType { ComplexProperty: var whole } ? entry.ComplexProperty(whole).Property(property) : entry.Property(property);
}
