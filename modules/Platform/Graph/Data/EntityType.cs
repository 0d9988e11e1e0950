using System.Linq.Expressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// The only place where an entity becomes GraphQL: one descriptor per field serves output, filter and sort.
/// Nothing is derived from the class; a member that isn't declared here doesn't exist outside.
/// </summary>
public abstract class EntityType<T> : ObjectGraphType<T> where T : class
{
    private readonly List<EntityField> fields = [];

    protected EntityType(Permission permission)
    {
        (Name, Description) = (Names.Of(typeof(T)), XmlDocs.Of(typeof(T)));
        this.RequirePermission(permission);
    }

    protected EntityType(Audience audience)
    {
        (Name, Description) = (Names.Of(typeof(T)), XmlDocs.Of(typeof(T)));
        _ = audience;
        this.MarkPublic();
    }

    /// <summary>The object's own id; makes the type a <c>Node</c>.</summary>
    protected EntityField Id(Expression<Func<T, Guid>> id) => Add(new EntityField("id") { Clr = typeof(Guid), IdOf = Name, Value = id });

    /// <summary>The id of another object, e.g. <c>Id&lt;CustomerRef&gt;("customerId", order => order.CustomerId)</c>.</summary>
    protected EntityField Id<TOther>(string name, Expression<Func<T, Guid>> id) => Add(new EntityField(name) { Clr = typeof(Guid), IdOf = Names.Of(typeof(TOther)), Value = id });

    /// <inheritdoc cref="Id{TOther}(string, Expression{Func{T, Guid}})"/>
    protected EntityField Id<TOther>(string name, Expression<Func<T, Guid?>> id) => Add(new EntityField(name) { Clr = typeof(Guid), IsNullable = true, IdOf = Names.Of(typeof(TOther)), Value = id });

    /// <summary>A member: its name in camel case, its nullability, its XML comment.</summary>
    protected EntityField Prop<TValue>(Expression<Func<T, TValue>> member) => Add(new EntityField(Names.Camel(((MemberExpression)member.Body).Member.Name)) { Clr = typeof(TValue), Value = member });

    /// <summary>A whole number in the database that is a decimal number outside, e.g. thousandths: <paramref name="digits"/> 3.</summary>
    protected EntityField Scaled(string name, Expression<Func<T, long>> value, int digits) => Add(new EntityField(name) { Clr = typeof(long), Digits = digits, Value = value });

    /// <inheritdoc cref="Scaled(string, Expression{Func{T, long}}, int)"/>
    protected EntityField Scaled(string name, Expression<Func<T, long?>> value, int digits) => Add(new EntityField(name) { Clr = typeof(long), IsNullable = true, Digits = digits, Value = value });

    /// <summary>An expression. To be filtered it must be translatable; of an object, <c>new Money(a, b)</c>, the constructor's arguments are.</summary>
    protected EntityField Computed<TValue>(string name, Expression<Func<T, TValue>> value) => Add(new EntityField(name) { Clr = typeof(TValue), Value = value });

    /// <summary>A value that needs services or arguments. Neither filtered nor sorted.</summary>
    protected EntityField Resolved<TValue>(string name, Func<T, IResolveFieldContext, ValueTask<TValue>> value) => Add(new EntityField(name) { Clr = typeof(TValue) });

    /// <summary>An object of another module, by its reference record; its own module loads it, in batches and under its own permission.</summary>
    protected RelatedField<T, TRef> Related<TRef>(string name, Func<T, TRef?> reference) where TRef : class => Add(new RelatedField<T, TRef>(name) { Clr = typeof(TRef) });

    /// <summary>An object of the same module, loaded in batches by its id.</summary>
    protected RelatedField<T, TItem> One<TDb, TItem>(string name, Func<T, Guid?> id, Func<TDb, IQueryable<TItem>> rows) where TDb : DbContext where TItem : class => Add(new RelatedField<T, TItem>(name) { Clr = typeof(TItem) });

    /// <summary>The objects of the same module that belong to this one, loaded for all parents at once.</summary>
    /// <param name="parentId">The item's column with this object's id.</param>
    /// <param name="orderBy">How the items lie; the id is added as the last key.</param>
    protected ListField<T, TItem> List<TDb, TItem>(string name, Func<TDb, IQueryable<TItem>> rows, Expression<Func<TItem, Guid>> parentId, Expression<Func<TItem, object?>>? orderBy = null)
        where TDb : DbContext where TItem : class => Add(new ListField<T, TItem>(name) { Clr = typeof(TItem), IsList = true });

    /// <summary>How objects of this type are found by id: for <c>node</c>, <c>nodes</c> and references from other modules.</summary>
    protected void ById<TDb>(Func<TDb, IQueryable<T>> rows) where TDb : DbContext { }

    private TField Add<TField>(TField field) where TField : EntityField
    {
        fields.Add(field);

        return field;
    }
}
