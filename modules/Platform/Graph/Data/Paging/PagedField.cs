using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The field of a use case that lists rows. Its type is named first and made later, when all entities are known.</summary>
/// <param name="name">What the connection is named after.</param>
/// <param name="parent">Null at the root.</param>
internal sealed class PagedField(string field, string name, Type listQuery, Parent? parent)
{
    private static readonly MethodInfo ResolverMethod = typeof(PagedField).GetMethod(nameof(Resolver), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public FieldType Type { get; } = new FieldType
    {
        Name = field,
        Description = XmlDocs.Of(listQuery),
        ResolvedType = new GraphQLTypeReference($"{name}Connection"),
        ValidateArguments = PageArguments.CheckAsync,
    }.MarkPaged();

    public void Complete(EntityTypes all)
    {
        var row = RowType();
        var entity = all.Of(row);
        var cap = listQuery.GetCustomAttribute<CountCapAttribute>()?.Most;

        if (entity.IdBy is null)
            throw new InvalidOperationException($"{entity.Name} can't be listed without an id: pages end at one.");

        all.Connections.Add(name, entity, cap is { } most ? $"; counting stops at {most + 1}" : null);
        Type.Arguments = PageArguments.Describe(Has(entity, it => it.FilterBy) ? all.Filters.Object(row).Name : null, Has(entity, it => it.SortBy) ? all.Sorts.For(row).Name : null);
        Type.Resolver = (IFieldResolver)ResolverMethod.MakeGenericMethod(row).Invoke(this, [all, entity, cap])!;
    }

    private static bool Has(IEntityType entity, Func<EntityField, object?> use) => entity.Declared.Any(field => use(field) is not null);

    private Type RowType()
    {
        for (var type = listQuery; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListQuery<>))
                return type.GenericTypeArguments[0];

        throw new ArgumentException($"{listQuery.Name} is no ListQuery.");
    }

    private ListResolver<T> Resolver<T>(EntityTypes all, IEntityType entity, int? cap) where T : class
    {
        var make = ActivatorUtilities.CreateFactory(listQuery, parent is null ? [] : [parent.Reference]);
        var owner = parent is null ? null : all.Referenced(parent.Reference);

        return new ListResolver<T>(entity, all.Filters.Object(typeof(T)), all.Sorts.For(typeof(T)), cap, context =>
            (ListQuery<T>)make(context.RequestServices!, owner is null ? null : [parent!.Make(owner.IdOf(context.Source!))]));
    }
}

/// <summary>The object that a list hangs on.</summary>
/// <param name="Make">Makes the reference that the use case takes.</param>
internal sealed record Parent(Type Reference, Func<Guid, object> Make);
