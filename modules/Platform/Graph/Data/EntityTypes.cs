using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>All entity types of the schema under construction, and what is made from them: filters, sorts, connections, loading by id.</summary>
public sealed class EntityTypes
{
    private readonly Dictionary<Type, IEntityType> byClr = [];
    private readonly Dictionary<string, IEntityType> byName = [];
    private readonly List<Action> whenAllAreKnown = [];

    public EntityTypes(GraphTypes types)
    {
        Types = types;
        Filters = new FilterCatalog(types, byClr.GetValueOrDefault);
        Sorts = new SortCatalog(byClr.GetValueOrDefault);
    }

    internal GraphTypes Types { get; }

    internal FilterCatalog Filters { get; }

    internal SortCatalog Sorts { get; }

    internal ConnectionTypes Connections { get; } = new();

    internal NodeInterface Node { get; } = new();

    /// <summary>Adds an entity's type.</summary>
    public void Add<T>(EntityType<T> type) where T : class
    {
        Types.Register(typeof(T), type);
        byClr.Add(typeof(T), type);
        byName.Add(type.Name, type);
    }

    /// <summary>Adds the field of a use case that lists rows; its class derives from <see cref="ListQuery{T}"/>.</summary>
    public FieldType AddList(IObjectGraphType parent, string field, Type listQuery)
    {
        var list = new PagedField(field, Names.Pascal(field), listQuery, parent: null);
        whenAllAreKnown.Add(() => list.Complete(this));

        return parent.AddField(list.Type);
    }

    /// <summary>Adds a list to another module's type; its class derives from <see cref="ChildListQuery{TDb, T}"/>.</summary>
    public FieldType ExtendList<TRef>(string field, Type listQuery) where TRef : class
    {
        var list = new PagedField(field, Names.Of(typeof(TRef)) + Names.Pascal(field), listQuery, typeof(TRef));

        whenAllAreKnown.Add(() =>
        {
            list.Complete(this);
            Referenced(typeof(TRef)).AddField(list.Type);
        });

        return list.Type;
    }

    /// <summary>Adds a field to another module's type: who owns the data owns the field. Nullable, since it crosses modules.</summary>
    public FieldType Extend<TRef, TValue>(string field, Func<TRef, IResolveFieldContext, ValueTask<TValue>> value) where TRef : class =>
        Extend<TRef>(field, typeof(TValue), make => new FuncFieldResolver<TValue>(async context => await value(make(context), context)));

    /// <summary>The same for a value that a loader reads for all objects of a page at once.</summary>
    public FieldType Extend<TRef, TValue>(string field, Func<TRef, IResolveFieldContext, IDataLoaderResult<TValue>> value) where TRef : class =>
        Extend<TRef>(field, typeof(TValue), make => new FuncFieldResolver<object?>(context => value(make(context), context)));

    /// <summary>Adds <c>node</c> and <c>nodes</c> to the query root. Who may call them is for the caller to say; each object's type is checked beside.</summary>
    public IReadOnlyList<FieldType> AddNodeFields(IObjectGraphType query) => [.. new NodeFields(this).Describe().Select(query.AddField)];

    /// <summary>Makes a field follow the references its resolver gives: a record's <c>CustomerRef</c> becomes the customer.</summary>
    public IFieldResolver Following(Type reference, Func<object, object?> read) => new ReferenceResolver(new Lazy<IEntityType>(() => Referenced(reference)), read);

    /// <summary>Makes all fields. Called once, after every module has spoken.</summary>
    /// <returns>The types that the schema must be told of.</returns>
    public IReadOnlyList<IGraphType> Complete()
    {
        foreach (var type in byClr.Values)
            type.Complete(this);

        foreach (var complete in whenAllAreKnown)
            complete();

        return [Node, .. byClr.Values, .. Filters.Describe(), .. Sorts.Describe(), .. Connections.All];
    }

    /// <summary>Reads an object again, for a replayed mutation; null for a part that is no object with an id.</summary>
    internal IDataLoaderResult? LoadOrNull(Type clr, IResolveFieldContext context, Guid id) =>
        byClr.GetValueOrDefault(clr) is { CanLoad: true } type ? type.Load(context, id) : null;

    internal IEntityType? Named(string name) => byName.GetValueOrDefault(name);

    internal IEntityType? Find(Type clr) => byClr.GetValueOrDefault(clr);

    internal IEntityType Of(Type clr) => Find(clr) ?? throw new InvalidOperationException($"{clr.Name} has no EntityType.");

    /// <summary>The type that a reference record stands for; it must say how its objects are found.</summary>
    internal IEntityType Referenced(Type reference) => Named(Names.Of(reference)) is { CanLoad: true } type
        ? type
        : throw new InvalidOperationException($"No module says how a {Names.Of(reference)} is found by id: its EntityType must call ById.");

    private FieldType Extend<TRef>(string field, Type value, Func<Func<IResolveFieldContext, TRef>, IFieldResolver> resolver) where TRef : class
    {
        var make = References.Maker<TRef>();
        var added = new FieldType { Name = field, ResolvedType = Types.Output(value, nullable: true) }.Reads([]);

        whenAllAreKnown.Add(() =>
        {
            var type = Referenced(typeof(TRef));
            added.Resolver = resolver(context => make(type.IdOf(context.Source!)));
            type.AddField(added);
        });

        return added;
    }
}
