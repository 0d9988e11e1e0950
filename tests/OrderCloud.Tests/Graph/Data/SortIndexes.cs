using System.Linq.Expressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Persistence;
using IEntityType = OrderCloud.Platform.Graph.Data.IEntityType;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>The rule that a list can't be sorted by what has no index: a page would read and sort the whole table.</summary>
internal static class SortIndexes
{
    /// <returns>Entity and member of each sortable field that is a column, and whether an index starts with the tenant and it.</returns>
    public static IEnumerable<(string Field, bool HasIndex)> Of(IEnumerable<IEntityType> listed, IReadOnlyList<IModel> models) =>
        from type in listed
        let table = models.Select(model => model.FindEntityType(type.Clr)).FirstOrDefault(found => found is not null)
        from field in type.Declared.SelectMany(it => it.Own.Prepend(it))
        let member = field.SortBy?.Body as MemberExpression
        where member?.Expression is ParameterExpression
        let column = table?.FindProperty(member.Member.Name)
        where column is not null
        select ($"{type.Clr.Name}.{column.Name}", IsLed(table, column));

    /// <summary>The entities that have a list of their own in the schema.</summary>
    public static IEnumerable<IEntityType> Listed(ISchema schema) => schema.AllTypes.OfType<IObjectGraphType>()
        .Where(type => type.Name.EndsWith("Connection", StringComparison.Ordinal))
        .Select(type => type.GetField("nodes")!.ResolvedType!.GetNamedType()).OfType<IEntityType>().Distinct();

    private static bool IsLed(Microsoft.EntityFrameworkCore.Metadata.IEntityType table, IProperty column) =>
        table.GetIndexes().Select(index => index.Properties).Concat(table.GetKeys().Select(key => key.Properties))
            .Any(columns => columns is [{ Name: nameof(ITenantOwned.TenantId) }, var second, ..] && second == column);
}
