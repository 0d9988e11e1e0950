using System.Linq.Expressions;
using GraphQL.Resolvers;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The one descriptor of a field: what is shown, filtered and sorted, and who may.</summary>
public class EntityField
{
    internal EntityField(string name, Type clr) => (Name, Clr) = (name, clr.Bare());

    internal string Name { get; }

    internal string? Description { get; set; }

    /// <summary>The value's type, without the wrapper of a nullable struct.</summary>
    internal Type Clr { get; }

    internal bool IsNullable { get; set; }

    /// <summary>Set for a field of type ID: the type whose ids it holds.</summary>
    internal string? IdOf { get; init; }

    /// <summary>Set where a whole number in the database is a decimal number on the wire.</summary>
    internal int? Digits { get; init; }

    /// <summary>Set for a list.</summary>
    internal Type? ItemType => GraphTypes.ItemOf(Clr);

    /// <summary>The value as an expression; null for what only a resolver can tell.</summary>
    internal LambdaExpression? Value { get; init; }

    /// <summary>What of the row is needed to resolve the field; null for all of it.</summary>
    internal IReadOnlyCollection<string>? Reads { get; init; }

    /// <summary>Makes the resolver once all types are known; null to read <see cref="Value"/>.</summary>
    internal Func<EntityTypes, IFieldResolver>? Resolver { get; init; }

    /// <summary>Set where the resolver asks the database.</summary>
    internal bool IsLoaded { get; init; }

    /// <summary>Set for a sealed text that can be filtered: its place.</summary>
    internal string? SealedIn { get; private set; }

    internal LambdaExpression? FilterBy { get; private protected set; }

    internal LambdaExpression? SortBy { get; private protected set; }

    internal Permission? Permission { get; private set; }

    /// <summary>What the entity keeps of the object that the field leads to.</summary>
    internal IReadOnlyList<EntityField> Own { get; private protected set; } = [];

    internal bool IsFilterable => FilterBy is not null || Own.Any(it => it.IsFilterable);

    internal bool IsSortable => SortBy is not null || Own.Any(it => it.IsSortable);

    /// <summary>May be used in <c>where</c>. Give the column an index.</summary>
    public EntityField Filter()
    {
        FilterBy = Value ?? throw new InvalidOperationException($"{Name} has no expression to filter by.");

        if (SealedMember.In(Value.Body) is { } member)
            (SealedIn, FilterBy) = (SealedMember.PlaceOf(member), SealedMember.IndexOf(Value, member));

        return this;
    }

    /// <summary>May be used in <c>order</c>. Give the table an index (TenantId, column, Id).</summary>
    public EntityField Sort()
    {
        SortBy = Value ?? throw new InvalidOperationException($"{Name} has no expression to sort by.");

        if (SealedMember.In(Value.Body) is not null)
            throw new InvalidOperationException($"{Name} is sealed: the database can't sort by it.");

        return this;
    }

    /// <summary>Reading, filtering and sorting all ask for this right; the field is nullable, and null for those who lack it. One that is asked of programs alone keeps its type: where that can't be null, the object is.</summary>
    public EntityField Requires(Permission permission)
    {
        Permission = permission;

        return this;
    }

    /// <summary>For what a resolver can always tell: the field is not nullable.</summary>
    public EntityField Always()
    {
        IsNullable = false;

        return this;
    }

    /// <summary>Where the field has no member whose XML comment could say it.</summary>
    public EntityField Describe(string description)
    {
        Description = description;

        return this;
    }
}

/// <summary>A field that leads to an object of another module.</summary>
public sealed class ReferenceField<T> : EntityField
{
    internal ReferenceField(string name, Type reference) : base(name, reference) { }

    /// <summary>Says what this entity itself keeps of the object; filter and sort go by that.</summary>
    public ReferenceField<T> Keeps(Action<OwnFields<T>> declare)
    {
        var own = new OwnFields<T>();
        declare(own);
        Own = own.All;

        return this;
    }
}

/// <summary>A field that leads to another object; filter and sort go through a navigation of the same module.</summary>
public sealed class RelatedField<T, TItem> : EntityField
{
    internal RelatedField(string name) : base(name, typeof(TItem)) { }

    public RelatedField<T, TItem> Filter(Expression<Func<T, TItem?>> navigation)
    {
        FilterBy = navigation;

        return this;
    }

    public RelatedField<T, TItem> Sort(Expression<Func<T, TItem?>> navigation)
    {
        SortBy = navigation;

        return this;
    }
}

/// <summary>A field that gives a list of other objects.</summary>
public sealed class ListField<T, TItem> : EntityField
{
    internal ListField(string name) : base(name, typeof(IReadOnlyList<TItem>)) { }

    public ListField<T, TItem> Filter(Expression<Func<T, IEnumerable<TItem>>> collection)
    {
        FilterBy = collection;

        return this;
    }
}
