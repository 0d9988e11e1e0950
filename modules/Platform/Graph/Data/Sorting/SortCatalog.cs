using System.Linq.Expressions;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Every sort input of the schema, one per type.</summary>
internal sealed class SortCatalog(Func<Type, IEntityType?> entities)
{
    private readonly Dictionary<string, Sort> all = [];
    private readonly EnumerationGraphType direction = DirectionType();

    public Sort For(Type clr)
    {
        var entity = entities(clr);

        return Named(Names.Of(clr), entity is null ? () => Members(clr) : () => Fields(entity.Name, entity.Declared), entity?.RequiredPermission());
    }

    /// <summary>The input types of all sorts; describing one may bring up others.</summary>
    public IEnumerable<IGraphType> Describe()
    {
        HashSet<string> described = [];

        while (all.Values.FirstOrDefault(sort => described.Add(sort.Name)) is { } next)
            yield return next.Describe();
    }

    private IEnumerable<SortField> Fields(string owner, IEnumerable<EntityField> declared) =>
        from field in declared
        where field.IsSortable
        select field.SortBy is { } path
            ? new SortField(field.Name, field.Description, path.Of, Nested(path.ReturnType), field.Permission)
            : new SortField(field.Name, field.Description, row => row, Kept(owner + Names.Pascal(field.Name), field.Own), field.Permission);

    // What an entity keeps of another object lies in its own row.
    private Sort Kept(string name, IReadOnlyList<EntityField> own) => Named(name, () => Fields(name, own), permission: null);

    private Sort Named(string type, Func<IEnumerable<SortField>> fields, Permission? permission)
    {
        var name = type + "SortInput";

        return all.TryGetValue(name, out var known) ? known : all[name] = new Sort(name, fields, permission, direction);
    }

    private IEnumerable<SortField> Members(Type clr) =>
        from parameter in ValueObject.Parameters(clr)
        select new SortField(Names.Camel(parameter.Name!), XmlDocs.OfParameter(clr, parameter.Name!), (Expression value) => Expressions.MemberOf(value, parameter), Nested(parameter.ParameterType), null);

    private Sort? Nested(Type clr) => Scalars.For(clr.Bare()) is not null || clr.Bare().IsEnum ? null : For(clr.Bare());

    private static EnumerationGraphType DirectionType()
    {
        var type = new EnumerationGraphType { Name = "SortEnumType", Description = XmlDocs.Of(typeof(SortDirection)) };

        foreach (var value in Enum.GetValues<SortDirection>())
            type.Add(Names.ScreamingSnake(value.ToString()), value, XmlDocs.Of(typeof(SortDirection).GetField(value.ToString())!));

        return type;
    }
}
