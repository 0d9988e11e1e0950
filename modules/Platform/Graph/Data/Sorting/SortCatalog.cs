using System.Linq.Expressions;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Every sort input of the schema, one per type.</summary>
internal sealed class SortCatalog(Func<Type, IEntityType?> entities)
{
    private readonly Dictionary<string, Sort> all = [];
    private readonly EnumerationGraphType direction = DirectionType();

    public Sort For(Type clr)
    {
        var name = Names.Of(clr) + "SortInput";

        if (all.TryGetValue(name, out var known))
            return known;

        var entity = entities(clr);

        return all[name] = new Sort(name, entity is null ? () => Members(clr) : () => Fields(entity), entity?.RequiredPermission(), direction);
    }

    /// <summary>The input types of all sorts; describing one may bring up others.</summary>
    public IEnumerable<IGraphType> Describe()
    {
        HashSet<string> described = [];

        while (all.Values.FirstOrDefault(sort => described.Add(sort.Name)) is { } next)
            yield return next.Describe();
    }

    private IEnumerable<SortField> Fields(IEntityType entity) =>
        from field in entity.Declared
        let path = field.SortBy
        where path is not null
        select new SortField(field.Name, path.Of, Nested(path.ReturnType), field.Permission);

    private IEnumerable<SortField> Members(Type clr) =>
        from parameter in ValueObject.Parameters(clr)
        select new SortField(Names.Camel(parameter.Name!), (Expression value) => Expressions.MemberOf(value, parameter), Nested(parameter.ParameterType), null);

    private Sort? Nested(Type clr) => Scalars.For(clr.Bare()) is not null || clr.Bare().IsEnum ? null : For(clr.Bare());

    private static EnumerationGraphType DirectionType()
    {
        var type = new EnumerationGraphType { Name = "SortEnumType", Description = XmlDocs.Of(typeof(SortDirection)) };

        foreach (var value in Enum.GetValues<SortDirection>())
            type.Add(Names.ScreamingSnake(value.ToString()), value, XmlDocs.Of(typeof(SortDirection).GetField(value.ToString())!));

        return type;
    }
}
