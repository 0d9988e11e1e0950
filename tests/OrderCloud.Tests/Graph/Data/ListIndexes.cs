using System.Linq.Expressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;
using IEntityType = OrderCloud.Platform.Graph.Data.IEntityType;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>The rule that a list can't be sorted or filtered by what has no index: a page would read and sort the whole table.</summary>
internal static class ListIndexes
{
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<(string Field, bool HasIndex)> OfSorts(IEnumerable<IEntityType> listed, IReadOnlyList<IModel> models) => Of(listed, models, field => field.SortBy);

    /// <inheritdoc cref="Of"/>
    public static IEnumerable<(string Field, bool HasIndex)> OfFilters(IEnumerable<IEntityType> listed, IReadOnlyList<IModel> models) => Of(listed, models, field => field.FilterBy);

    /// <returns>Entity and member of each such field that is a column, and whether an index starts with the tenant and it.</returns>
    private static IEnumerable<(string Field, bool HasIndex)> Of(IEnumerable<IEntityType> listed, IReadOnlyList<IModel> models, Func<EntityField, LambdaExpression?> use) =>
        from type in listed
        let table = models.Select(model => model.FindEntityType(type.Clr)).FirstOrDefault(found => found is not null)
        from field in type.Declared.SelectMany(it => it.Own.Prepend(it))
        let member = use(field)?.Body as MemberExpression
        where member?.Expression is ParameterExpression
        let column = table?.FindProperty(member.Member.Name)
        where column is not null
        select ($"{type.Clr.Name}.{column.Name}", IsLed(table, column));

    /// <summary>The entities that have a list of their own in the schema.</summary>
    public static IEnumerable<IEntityType> Listed(ISchema schema) => schema.AllTypes.OfType<IObjectGraphType>()
        .Where(type => type.Name.EndsWith("Connection", StringComparison.Ordinal))
        .Select(type => type.GetField("nodes")!.ResolvedType!.GetNamedType()).OfType<IEntityType>().Distinct();

    // No list shows carts: what leaves them out holds all that a list may ask for. Any other filter leaves out rows of the list.
    private const string WholeList = "\"CartTokenHash\" IS NULL";

    private static bool IsLed(Microsoft.EntityFrameworkCore.Metadata.IEntityType table, IProperty column) =>
        table.GetIndexes().Where(index => index.GetFilter() is null or WholeList).Select(index => index.Properties).Concat(table.GetKeys().Select(key => key.Properties))
            .Any(columns => columns is [{ Name: nameof(ITenantOwned.TenantId) }, var second, ..] && second == column);
}
