using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Every filter of the schema, one per input type, made when first asked for.</summary>
internal sealed class FilterCatalog(GraphTypes types, Func<Type, IEntityType?> entities)
{
    private readonly Dictionary<string, Filter> all = [];

    /// <summary>The filter of an object: of an entity its declared fields, of a value object its constructor's parameters.</summary>
    public ObjectFilter Object(Type clr)
    {
        if (all.TryGetValue(Names.Of(clr) + "FilterInput", out var known))
            return (ObjectFilter)known;

        var entity = entities(clr);

        return Keep(new ObjectFilter(Names.Of(clr), entity is null ? () => Members(clr) : () => Fields(entity.Name, entity.Declared), entity?.RequiredPermission()));
    }

    /// <summary>The input types of all filters; describing one may bring up others.</summary>
    public IEnumerable<InputObjectGraphType> Describe()
    {
        HashSet<string> described = [];

        while (all.Values.FirstOrDefault(filter => described.Add(filter.Name)) is { } next)
            yield return next.Describe();
    }

    private IEnumerable<FilterField> Fields(string owner, IEnumerable<EntityField> declared) =>
        from field in declared
        where field.IsFilterable
        select field.FilterBy is { } path
            ? new FilterField(field.Name, field.Description, path.Of, For(field), field.Permission, field.IdOf)
            : new FilterField(field.Name, field.Description, row => row, Kept(owner + Names.Pascal(field.Name), field.Own), field.Permission);

    // What an entity keeps of another object lies in its own row.
    private ObjectFilter Kept(string name, IReadOnlyList<EntityField> own) => Keep(new ObjectFilter(name, () => Fields(name, own), permission: null));

    private IEnumerable<FilterField> Members(Type clr) =>
        from parameter in ValueObject.Parameters(clr)
        select new FilterField(Names.Camel(parameter.Name!), XmlDocs.OfParameter(clr, parameter.Name!), value => Expressions.MemberOf(value, parameter), Value(parameter.ParameterType, isNullable: GraphTypes.IsNullable(parameter)));

    private Filter For(EntityField field)
    {
        if (field.IdOf is { } type)
            return Ids(type);

        if (field.Digits is { } digits)
            return Keep(new OperationFilter("DecimalOperationFilterInput", Scalars.Decimal, Operations.Comparison) { Convert = (value, operation) => Scale.In((decimal)value, digits, operation) }, known: false);

        // The database knows of a sealed text only whether it is equal, without regard to case.
        if (field.SealedIn is { } place)
            return Keep(new OperationFilter("SealedStringOperationFilterInput", Scalars.String, Operations.Choice) { SealedIn = place }, known: false);

        return field.ItemType is { } item ? List(item) : Value(field.Clr, field.IsNullable);
    }

    private Filter Value(Type clr, bool isNullable)
    {
        var bare = clr.Bare();

        if (bare == typeof(string))
            return Single("StringOperationFilterInput", Scalars.String, Operations.Text, hasCombinators: true);

        if (bare == typeof(bool))
            return Single("BooleanOperationFilterInput", Scalars.Boolean, Operations.Equality);

        if (Scalars.For(bare) is { } scalar)
            return Single(Pascal(scalar.Name) + "OperationFilterInput", scalar, Operations.Comparison);

        if (bare.IsEnum)
            return Single($"{(isNullable ? "NullableOf" : "")}{bare.Name}OperationFilterInput", types.Enum(bare), Operations.Choice, itemsAreNullable: isNullable);

        return Object(bare);
    }

    private ListFilter List(Type item)
    {
        var of = Value(item, isNullable: false);

        return Keep(new ListFilter((of is ObjectFilter ? "ListFilterInputTypeOf" : "List") + of.Name, item, of, itemIsNullable: false));
    }

    // Operands are checked against the type before the field runs; here they are only decoded.
    private OperationFilter Ids(string type) => Keep(
        new OperationFilter("IdOperationFilterInput", Scalars.Id, Operations.Choice) { Convert = (value, _) => NodeIds.Require(value, type) }, known: false);

    private Filter Single(string name, IGraphType operand, IReadOnlyList<Operation> operations, bool hasCombinators = false, bool itemsAreNullable = true) =>
        all.TryGetValue(name, out var known) ? known : Keep(new OperationFilter(name, operand, operations) { HasCombinators = hasCombinators, ItemsAreNullable = itemsAreNullable });

    /// <param name="known">False where several filters share an input type and differ in how they read operands.</param>
    private T Keep<T>(T filter, bool known = true) where T : Filter
    {
        if (known)
            return all.TryGetValue(filter.Name, out var same) ? (T)same : (T)(all[filter.Name] = filter);

        all.TryAdd(filter.Name, filter);

        return filter;
    }

    private static string Pascal(string scalar) => scalar is "UUID" ? "Uuid" : scalar;
}
