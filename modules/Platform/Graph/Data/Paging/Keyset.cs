using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Pages by position rather than by count: rows are sorted by keys whose last is the id, and a page starts after the keys of a row.
/// Page 1,000 costs what page 1 costs, and rows that come or go meanwhile move nothing.
/// </summary>
/// <param name="keys">At least the id; no two with the same path.</param>
internal sealed class Keyset<T>(ParameterExpression row, IReadOnlyList<Key> keys)
{
    public IReadOnlyList<Key> Keys => keys;

    public ParameterExpression Row => row;

    /// <summary>What a cursor is bound to: another sort gives the keys another meaning.</summary>
    public string Signature { get; } = string.Join(',', keys.Select(key => $"{key.Path} {(key.IsDescending ? "desc" : "asc")}"));

    /// <summary>The keys that the client or the list's default gives, and the id in the direction of the first.</summary>
    public static Keyset<T> Of(ParameterExpression row, IEnumerable<Key> wanted, Expression id)
    {
        List<Key> keys = [];

        // What follows the id, or repeats a key, can't change the order.
        foreach (var key in wanted.DistinctBy(key => key.Path))
        {
            keys.Add(key);

            if (key.Path == id.ToString())
                return new Keyset<T>(row, keys);
        }

        return new Keyset<T>(row, [.. keys, new Key(id, keys is [var first, ..] && first.IsDescending)]);
    }

    public IQueryable<T> Sort(IQueryable<T> rows, bool backward, SqlDialect dialect)
    {
        foreach (var (key, method) in keys.Select((key, index) => (key, index is 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy))))
        {
            var descending = key.IsDescending != backward ? "Descending" : "";
            var then = method;

            // Null is the greatest value. PostgreSQL sorts so by itself, and would lose its index over a key that says so.
            if (key.IsNullable && dialect is not SqlDialect.PostgreSql)
            {
                rows = By(rows, method + descending, key.Lifted.IsNull());
                then = nameof(Queryable.ThenBy);
            }

            rows = By(rows, then + descending, key.Lifted);
        }

        return rows;
    }

    /// <summary>The rows that come after the row with these key values; going backward, those before it.</summary>
    public IQueryable<T> After(IQueryable<T> rows, IReadOnlyList<object?> values, bool backward) =>
        After(rows, [.. keys.Zip(values, (key, value) => value is null ? null : Operand.Of(value, key.Lifted.Type))], backward);

    /// <param name="operands">A value for each key; null where the row has none.</param>
    /// <inheritdoc cref="After(IQueryable{T}, IReadOnlyList{object}, bool)"/>
    public IQueryable<T> After(IQueryable<T> rows, IReadOnlyList<Expression?> operands, bool backward)
    {
        Expression? after = null;

        // From the last key inward: greater in this key, or equal in it and after in the rest.
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var position = new Position(keys[i], operands[i], keys[i].IsDescending != backward);
            after = Expressions.Or(position.IsPassed, after is null ? null : Expression.AndAlso(position.IsSame, after));

            // A bound that says nothing new, in front: the database seeks by it, where it would scan for an OR.
            if (i is 0 && keys.Count > 1 && position.IsPassedOrSame is { } bound)
                after = Expressions.And(bound, after);
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(after ?? Expression.Constant(false), row));
    }

    /// <summary>The rows with the values they are sorted by.</summary>
    /// <param name="only">What of a row is read; null for all of it.</param>
    /// <param name="withValues">False to leave the values out.</param>
    /// <param name="parent">Null at the root.</param>
    /// <param name="total">Null where it isn't asked for, or by a statement of its own.</param>
    public IQueryable<KeyedRow<T>> WithKeys(IQueryable<T> rows, LambdaExpression? only, bool withValues, Expression? parent = null, Expression? total = null)
    {
        Expression values = withValues ? Expression.NewArrayInit(typeof(object), keys.Select(key => Expression.Convert(key.Lifted, typeof(object)))) : Expression.Constant(Array.Empty<object>());

        return rows.Select(Expression.Lambda<Func<T, KeyedRow<T>>>(Expression.New(typeof(KeyedRow<T>).GetConstructors()[0], only?.Of(row) ?? row, values, parent ?? Expression.Constant(Guid.Empty), total ?? Expression.Constant(0)), row));
    }

    private IQueryable<T> By(IQueryable<T> rows, string method, Expression key) => rows.Provider.CreateQuery<T>(
        Expression.Call(typeof(Queryable), method, [typeof(T), key.Type], rows.Expression, Expression.Quote(Expression.Lambda(key, row))));
}
