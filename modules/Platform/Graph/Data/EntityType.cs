using System.Linq.Expressions;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// The only place where an entity becomes GraphQL: one descriptor per field serves output, filter and sort.
/// Nothing is derived from the class; a member that isn't declared here doesn't exist outside.
/// </summary>
public abstract class EntityType<T> : ObjectGraphType<T>, IEntityType where T : class
{
    private readonly List<EntityField> fields = [];
    private Func<T, Guid>? readId;
    private Func<IResolveFieldContext, IEntityType, Guid, IDataLoaderResult>? load;

    protected EntityType(Permission permission)
    {
        (Name, Description) = (Names.Of(typeof(T)), XmlDocs.Of(typeof(T)));
        this.RequirePermission(permission);
    }

    protected EntityType(Audience audience)
    {
        (Name, Description) = (Names.Of(typeof(T)), XmlDocs.Of(typeof(T)));

        if (audience is Audience.Anybody)
            this.MarkPublic();
    }

    Type IEntityType.Clr => typeof(T);

    IReadOnlyList<EntityField> IEntityType.Declared => fields;

    LambdaExpression? IEntityType.IdBy => IdBy;

    bool IEntityType.CanLoad => load is not null;

    internal Expression<Func<T, Guid>>? IdBy { get; private set; }

    Guid IEntityType.IdOf(object entity) => (readId ??= IdBy!.Compile())((T)entity);

    IDataLoaderResult IEntityType.Load(IResolveFieldContext context, Guid id) => load is null ? throw new InvalidOperationException($"{Name} doesn't say how it is found: call ById.") : load(context, this, id);

    void IEntityType.Complete(EntityTypes all)
    {
        foreach (var field in fields)
            AddField(FieldTypes.Of(field, this, all));

        if (IdBy is null)
            return;

        if (load is null)
            throw new InvalidOperationException($"{Name} has an id that node can't find: call ById.");

        // Last: GraphQL.NET looks for the interface's fields at once.
        AddResolvedInterface(all.Node);
    }

    /// <summary>The object's own id; makes the type a <c>Node</c>.</summary>
    protected EntityField Id(Expression<Func<T, Guid>> id)
    {
        IdBy = id;

        return Add(new EntityField("id", typeof(Guid)) { IdOf = Name, Value = id, Reads = RowMembers.Of(id), Description = "Opaque; the same for ever." });
    }

    /// <summary>The id of another object, e.g. <c>Id&lt;CustomerRef&gt;("customerId", order => order.CustomerId)</c>.</summary>
    protected EntityField Id<TOther>(string name, Expression<Func<T, Guid>> id) => AddValue(name, id, idOf: Names.Of(typeof(TOther)));

    /// <inheritdoc cref="Id{TOther}(string, Expression{Func{T, Guid}})"/>
    protected EntityField Id<TOther>(string name, Expression<Func<T, Guid?>> id) => AddValue(name, id, idOf: Names.Of(typeof(TOther)));

    /// <summary>The id of an object of whatever type, which the row names too. Found by its value: two types share none.</summary>
    protected EntityField AnyId(string name, Expression<Func<T, Guid>> id, Expression<Func<T, string>> type)
    {
        var (readId, readType) = (Reading.Of(id), Reading.Of(type));

        return Add(new EntityField(name, typeof(Guid))
        {
            IdOf = NodeIds.OfAnyType,
            Value = id,
            Reads = RowMembers.Of(id, type),
            Resolver = _ => new ValueResolver(source => NodeId.Encode((string)readType(source)!, (Guid)readId(source)!)),
        });
    }

    /// <summary>A member: its name in camel case, its nullability, its XML comment.</summary>
    protected EntityField Prop<TValue>(Expression<Func<T, TValue>> member) =>
        AddValue(member.Body is MemberExpression path ? Names.Camel(path.Member.Name) : throw new ArgumentException("Name the field: this is no member.", nameof(member)), member);

    /// <summary>A whole number in the database that is a decimal number outside, e.g. thousandths: <paramref name="digits"/> 3.</summary>
    protected EntityField Scaled(string name, Expression<Func<T, long>> value, int digits) => AddValue(name, value, digits: digits);

    /// <inheritdoc cref="Scaled(string, Expression{Func{T, long}}, int)"/>
    protected EntityField Scaled(string name, Expression<Func<T, long?>> value, int digits) => AddValue(name, value, digits: digits);

    /// <summary>An expression. To be filtered it must be translatable; of an object, <c>new Money(a, b)</c>, the constructor's arguments are.</summary>
    protected EntityField Computed<TValue>(string name, Expression<Func<T, TValue>> value) => AddValue(name, value);

    /// <summary>A value that needs services or arguments. Neither filtered nor sorted.</summary>
    /// <param name="reads">What it takes of the object; without any it is given all of it.</param>
    protected EntityField Resolved<TValue>(string name, Func<T, IResolveFieldContext, ValueTask<TValue>> value, params Expression<Func<T, object?>>[] reads) => Add(
        new EntityField(name, typeof(TValue)) { IsNullable = true, Reads = reads is [] ? null : RowMembers.Of(reads), Resolver = _ => FieldTypes.Resolver<T, TValue>(value) });

    /// <summary>A value that a loader reads for all objects of a page at once. Neither filtered nor sorted.</summary>
    /// <inheritdoc cref="Resolved"/>
    protected EntityField Loaded<TValue>(string name, Func<T, IResolveFieldContext, IDataLoaderResult<TValue>> value, params Expression<Func<T, object?>>[] reads) => Add(
        new EntityField(name, typeof(TValue)) { IsNullable = true, IsLoaded = true, Reads = reads is [] ? null : RowMembers.Of(reads), Resolver = _ => new FuncFieldResolver<object?>(context => value((T)context.Source!, context)) });

    /// <summary>
    /// An object of another module, e.g. <c>Related&lt;CustomerRef&gt;("customer", order => order.CustomerId)</c>; its own module loads it,
    /// in batches and under its own permission.
    /// </summary>
    protected ReferenceField<T> Related<TRef>(string name, Expression<Func<T, Guid?>> id) where TRef : class => Add(
        new ReferenceField<T>(name, typeof(TRef)) { IsNullable = true, IsLoaded = true, Reads = RowMembers.Of(id), Resolver = all => all.Following(typeof(TRef), Reading.Of(id)) });

    /// <summary>An object of the same module, loaded in batches by its id.</summary>
    protected RelatedField<T, TItem> One<TItem>(string name, Expression<Func<T, Guid?>> id) where TItem : class => Add(
        new RelatedField<T, TItem>(name) { IsNullable = true, IsLoaded = true, Reads = RowMembers.Of(id), Resolver = all => all.Following(typeof(TItem), Reading.Of(id)) });

    /// <summary>The objects of the same module that belong to this one, loaded for all parents at once.</summary>
    /// <param name="parentId">The item's column with this object's id.</param>
    /// <param name="orderBy">How the items lie; ties are broken by their id.</param>
    protected ListField<T, TItem> List<TDb, TItem>(string name, Func<TDb, IQueryable<TItem>> rows, Expression<Func<TItem, Guid>> parentId, Expression<Func<TItem, object?>>? orderBy = null)
        where TDb : DbContext where TItem : class => Add(
            new ListField<T, TItem>(name) { IsLoaded = true, Reads = [], Resolver = all => new Children<TDb, TItem>($"{Name}.{name}", rows, parentId, orderBy, all.Of(typeof(TItem)), source => ((IEntityType)this).IdOf(source)) });

    /// <summary>How objects of this type are found by id: for <c>node</c>, <c>nodes</c> and references, from here or other modules.</summary>
    /// <param name="builtIn">Objects that are in no table and the same for everybody.</param>
    protected void ById<TDb>(Func<TDb, IQueryable<T>> rows, IReadOnlyList<T>? builtIn = null) where TDb : DbContext =>
        load = new RowsById<TDb, T>(rows, builtIn ?? [], IdBy ?? throw new InvalidOperationException($"Say the id of {Name} first.")).Load;

    private EntityField AddValue(string name, LambdaExpression value, string? idOf = null, int? digits = null) => Add(new EntityField(name, value.ReturnType)
    {
        IsNullable = Nullability.Of(value.Body),
        IdOf = idOf,
        Digits = digits,
        Value = value,
        Reads = RowMembers.Of(value),
        Description = XmlDocsOf(value.Body),
    });

    private static string? XmlDocsOf(Expression value) => value is MemberExpression { Member: System.Reflection.PropertyInfo property } ? XmlDocs.Of(property) : null;

    private TField Add<TField>(TField field) where TField : EntityField
    {
        fields.Add(field);

        return field;
    }
}
