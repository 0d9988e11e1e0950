using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The field of a use case that lists rows. Its type is named first and made later, when all entities are known.</summary>
/// <param name="name">What the connection is named after.</param>
/// <param name="parent">The reference to the object that the list hangs on; null at the root.</param>
internal sealed class PagedField(string field, string name, Type listQuery, Type? parent)
{
    private static readonly MethodInfo ResolverMethod = typeof(PagedField).GetMethod(nameof(Resolver), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public FieldType Type { get; } = new FieldType
    {
        Name = field,
        Description = XmlDocs.Of(listQuery),
        ResolvedType = new GraphQLTypeReference($"{name}Connection"),
        ValidateArguments = PageArguments.CheckAsync,
    }.MarkPaged().Reads([]);

    public void Complete(EntityTypes all)
    {
        var row = RowType();
        var entity = all.Of(row);
        var cap = listQuery.GetCustomAttribute<CountCapAttribute>()?.Most;

        if (entity.IdBy is null)
            throw new InvalidOperationException($"{entity.Name} can't be listed without an id: pages end at one.");

        var filter = entity.Declared.Any(it => it.IsFilterable) ? all.Filters.Object(row) : null;
        var sort = entity.Declared.Any(it => it.IsSortable) ? all.Sorts.For(row) : null;

        all.Connections.Add(name, entity, cap is { } most ? $"; counting stops at {most + 1}" : null);
        Type.Arguments = PageArguments.Describe(filter?.Name, sort?.Name);
        Type.Resolver = (IFieldResolver)ResolverMethod.MakeGenericMethod(row).Invoke(this, [entity, filter, sort, cap, parent is null ? null : all.Referenced(parent)])!;
    }

    private Type RowType()
    {
        var shape = parent is null ? typeof(ListQuery<,>) : typeof(ChildListQuery<,>);

        for (var type = listQuery; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == shape)
                return type.GenericTypeArguments[1];

        throw new ArgumentException($"{listQuery.Name} is no {shape.Name.Split('`')[0]}.");
    }

    private IFieldResolver Resolver<T>(IEntityType entity, ObjectFilter? filter, Sort? sort, int? cap, IEntityType? owner) where T : class
    {
        var shape = new ListShape<T>(entity, filter, sort, cap);
        var query = (ListQuery<T>)Activator.CreateInstance(listQuery)!;

        return owner is null ? new ListResolver<T>(shape, query) : new ChildListResolver<T>(shape, query, owner);
    }
}
