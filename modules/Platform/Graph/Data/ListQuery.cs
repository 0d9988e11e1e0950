using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>How long pages are.</summary>
public static class ListQuery
{
    public const int DefaultPageSize = 20, MaxPageSize = 100;
}

/// <summary>A list as the schema knows it; use cases derive from <see cref="ListQuery{TDb, T}"/>.</summary>
public abstract class ListQuery<T> where T : class
{
    /// <summary>Used when the client sends no order; the id is always added as the last key. The same in every request.</summary>
    public virtual IReadOnlyList<SortKey<T>> DefaultOrder => [];

    /// <summary>The context of whose tables the rows are one, whole; null where anything else is listed.</summary>
    internal virtual Type? WholeTableOf => null;

    internal abstract IQueryable<T> Rows(IServiceProvider services);

    protected static SortKey<T> Ascending<TValue>(Expression<Func<T, TValue>> value) => new(value, IsDescending: false);

    protected static SortKey<T> Descending<TValue>(Expression<Func<T, TValue>> value) => new(value, IsDescending: true);
}

/// <summary>
/// A use case that lists rows: filter, order and pages come from the descriptor of <typeparamref name="T"/>.
/// The field's name is the class's without <c>List</c>. Made once for all requests.
/// </summary>
public abstract class ListQuery<TDb, T> : ListQuery<T> where TDb : DbContext where T : class
{
    /// <summary>What may be listed, before filter and order; the context's own filters apply.</summary>
    public abstract IQueryable<T> Rows(TDb db);

    internal sealed override IQueryable<T> Rows(IServiceProvider services) => Rows(services.GetRequiredService<TDb>());
}

/// <summary>A use case that lists a whole table, as its context's filters leave it. Pages of it without a filter are compiled.</summary>
/// <inheritdoc/>
public abstract class TableQuery<TDb, T> : ListQuery<TDb, T> where TDb : DbContext where T : class
{
    public sealed override IQueryable<T> Rows(TDb db) => db.Set<T>();

    internal sealed override Type WholeTableOf => typeof(TDb);
}

/// <summary>
/// A list that hangs on other objects, e.g. the orders of a customer: the first page for each of them, read for all at once.
/// <see cref="ListQuery{TDb, T}.Rows(TDb)"/> are those of all parents.
/// </summary>
public abstract class ChildListQuery<TDb, T> : ListQuery<TDb, T>, IChildListQuery<T> where TDb : DbContext where T : class
{
    /// <summary>The column with the parent's id.</summary>
    public abstract Expression<Func<T, Guid?>> ParentId { get; }
}

/// <inheritdoc cref="ChildListQuery{TDb, T}"/>
internal interface IChildListQuery<T> where T : class
{
    Expression<Func<T, Guid?>> ParentId { get; }
}

/// <summary>One key of a default order.</summary>
public sealed record SortKey<T>(LambdaExpression Value, bool IsDescending);
