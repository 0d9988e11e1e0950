using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// A use case that lists rows: filter, order and pages come from the descriptor of <typeparamref name="T"/>.
/// The field's name is the class's without <c>List</c>.
/// </summary>
public abstract class ListQuery<T> where T : class
{
    /// <summary>What may be listed, before filter and order; the context's own filters apply.</summary>
    public abstract IQueryable<T> Rows { get; }

    /// <summary>Used when the client sends no order; the id is always added as the last key.</summary>
    public virtual IReadOnlyList<SortKey<T>> DefaultOrder => [];

    /// <summary>Where counting everything is too slow: <c>totalCount</c> stops one above this.</summary>
    public virtual int? CountCap => null;

    protected static SortKey<T> Ascending<TValue>(Expression<Func<T, TValue>> key) => new(key, IsDescending: false);

    protected static SortKey<T> Descending<TValue>(Expression<Func<T, TValue>> key) => new(key, IsDescending: true);
}

/// <summary>One key of an order.</summary>
public sealed record SortKey<T>(LambdaExpression Key, bool IsDescending);
