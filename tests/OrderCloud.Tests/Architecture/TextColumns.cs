using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Architecture;

/// <summary>Columns that hold words, and whether they say anything of a person.</summary>
internal static class TextColumns
{
    /// <summary>Each column of text, as Context.Entity.Member; words of a fixed list are left out.</summary>
    public static IEnumerable<(string Name, bool IsPersonal)> Of(string context, IModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetFlattenedProperties()
        let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        where stored == typeof(string) && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum
        select ($"{context}.{type.ShortName()}.{Path(property)}", property.IsPersonal);

    /// <summary>Columns about which nobody has said anything, or two things.</summary>
    public static IEnumerable<string> Undecided(IEnumerable<(string Name, bool IsPersonal)> columns, IReadOnlySet<string> notPersonal) =>
        columns.Where(column => column.IsPersonal == notPersonal.Contains(column.Name)).Select(column => column.Name);

    private static string Path(IReadOnlyPropertyBase property) =>
        property.DeclaringType is IReadOnlyComplexType { ComplexProperty: var whole } ? $"{Path(whole)}.{property.Name}" : property.Name;
}
