using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The field of a use case that lists rows. Its type is named first and made later, when all entities are known.</summary>
/// <param name="name">What the connection is named after.</param>
/// <param name="parent">Makes the parent's reference of a list on another type; null at the root.</param>
internal sealed class PagedField(string field, string name, Type listQuery, Func<IEntityType, object, object>? parent)
{
    private static readonly MethodInfo ResolverMethod = typeof(PagedField).GetMethod(nameof(Resolver), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public FieldType Type { get; } = new FieldType
    {
        Name = field,
        Description = XmlDocs.Of(listQuery),
        ResolvedType = new GraphQLTypeReference($"{name}Connection"),
        ValidateArguments = PageArguments.CheckAsync,
    }.MarkPaged();

    public void Complete(EntityTypes all, IEntityType? parentType = null)
    {
        var row = RowType();
        var entity = all.Of(row);
        var cap = listQuery.GetCustomAttribute<CountCapAttribute>()?.Most;

        if (entity.IdBy is null)
            throw new InvalidOperationException($"{entity.Name} can't be listed without an id: pages end at one.");

        all.Connections.Add(name, entity, cap is { } most ? $"; counting stops at {most + 1}" : null);
        Type.Arguments = PageArguments.Describe(Has(entity, it => it.FilterBy) ? all.Filters.Object(row).Name : null, Has(entity, it => it.SortBy) ? all.Sorts.For(row).Name : null);
        Type.Resolver = (IFieldResolver)ResolverMethod.MakeGenericMethod(row).Invoke(this, [all, entity, parentType, cap])!;
    }

    private static bool Has(IEntityType entity, Func<EntityField, object?> use) => entity.Declared.Any(field => use(field) is not null);

    private Type RowType()
    {
        for (var type = listQuery; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListQuery<>))
                return type.GenericTypeArguments[0];

        throw new ArgumentException($"{listQuery.Name} is no ListQuery.");
    }

    private ListResolver<T> Resolver<T>(EntityTypes all, IEntityType entity, IEntityType? parentType, int? cap) where T : class
    {
        var types = parent is null ? [] : (Type[])[parent(parentType!, null!).GetType()];
        var make = ActivatorUtilities.CreateFactory(listQuery, types);

        return new ListResolver<T>(entity, all.Filters.Object(typeof(T)), all.Sorts.For(typeof(T)), cap, context =>
            (ListQuery<T>)make(context.RequestServices!, parent is null ? null : [parent(parentType!, context.Source!)]));
    }
}
