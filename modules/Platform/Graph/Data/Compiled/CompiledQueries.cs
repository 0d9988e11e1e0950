using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Queries that EF has compiled, by their shape. To build the tree of a query, take the values out of it and look up the rest costs about
/// as much as to run the statement, and for a shape that is known it need not be done again.
/// </summary>
/// <typeparam name="TQuery">With <see cref="CompiledRows{TRow}"/> in it.</typeparam>
internal sealed class CompiledQueries<TQuery> where TQuery : class
{
    private readonly RecentShapes<TQuery> known = new(most: 200);

    /// <param name="compile">Gives null where the query can't be compiled.</param>
    /// <returns>Null where each request must build its query.</returns>
    public TQuery? Find(string shape, Func<TQuery?> compile)
    {
        if (known.TryFind(shape, out var query))
            return query;

        return compile() is { } made ? known.Keep(shape, made) : null;
    }
}

internal static class CompiledQueries
{
    /// <summary>Whether rows are a whole table as its context's filters leave it. Anything else may have been built from the values of one request, and would keep them.</summary>
    public static bool IsWholeTable<T>(IQueryable<T> rows) where T : class => rows is DbSet<T>;

    /// <summary>Whether an expression says the same at any time: it takes nothing but its row, and no value that somebody captured.</summary>
    public static bool IsFixed(Expression expression)
    {
        var visitor = new Captured();
        visitor.Visit(expression);

        return !visitor.IsThere;
    }

    private sealed class Captured : ExpressionVisitor
    {
        public bool IsThere { get; private set; }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            IsThere |= node.Value is not null && Type.GetTypeCode(node.Type.Bare()) is TypeCode.Object && node.Type.Bare() != typeof(Guid);

            return node;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            IsThere |= node.Expression is null;

            return base.VisitMember(node);
        }
    }
}
