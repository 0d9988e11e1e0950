using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Rows by their parents.</summary>
internal sealed class ChildRows<T>(ParameterExpression row, LambdaExpression parentId)
{
    private readonly Expression parent = parentId.Of(row).WithoutConvert();

    /// <summary>The parent's id; rows without one have been left out.</summary>
    public Expression Parent => parent.Type == typeof(Guid) ? parent : Expression.Convert(parent, typeof(Guid));

    public IQueryable<T> One(IQueryable<T> rows, Guid id) => Where(rows, Expression.Equal(parent, Operand.Of(id, parent.Type)));

    public IQueryable<T> Many(IQueryable<T> rows, IReadOnlyList<Guid> ids)
    {
        var among = Operand.Contains([.. ids.Select(id => (object)id)], parent);

        return Where(rows, Nullability.Of(parent) ? Expression.AndAlso(parent.IsNotNull(), among) : among);
    }

    /// <summary>Some rows of each parent: the database numbers them within each.</summary>
    /// <param name="some">Sorts and limits the rows of one parent.</param>
    public IQueryable<T> Each(IQueryable<T> rows, Func<IQueryable<T>, IQueryable<T>> some)
    {
        var id = Expression.Parameter(typeof(Guid), "id");
        var ofOne = some(Where(rows, Expression.Equal(parent, Expression.Convert(id, parent.Type))));

        return rows.Select(Expression.Lambda<Func<T, Guid>>(Parent, row)).Distinct().SelectMany(Expression.Lambda<Func<Guid, IEnumerable<T>>>(ofOne.Expression, id));
    }

    public Task<Dictionary<Guid, int>> CountAsync(IQueryable<T> rows, CancellationToken ct) =>
        rows.Select(Expression.Lambda<Func<T, Guid>>(Parent, row)).GroupBy(id => id).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

    private IQueryable<T> Where(IQueryable<T> rows, Expression condition) => rows.Where(Expression.Lambda<Func<T, bool>>(condition, row));
}
