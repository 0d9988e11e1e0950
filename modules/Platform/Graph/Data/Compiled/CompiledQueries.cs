using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Queries that EF has compiled, by their shape. To build the tree of a query, take the values out of it and look up the rest costs about
/// as much as to run the statement, and for a shape that is known it need not be done again.
/// </summary>
/// <typeparam name="TQuery">A function of a context and the query's values.</typeparam>
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

    /// <summary>EF takes a context and so many values.</summary>
    public const int MaxValues = 14;

    /// <summary>Compiles a query whose values are known only now, in number and type.</summary>
    /// <param name="query">Built on a table of some context.</param>
    /// <param name="values">Stand in the query for its values; at most <see cref="MaxValues"/>.</param>
    public static Func<DbContext, object[], IAsyncEnumerable<T>> Compile<T>(IQueryable<T> query, IReadOnlyList<ParameterExpression> values)
    {
        var (db, given) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(object[]), "given"));
        var compile = typeof(EF).GetMethods().Single(it => it.Name is nameof(EF.CompileAsyncQuery) && it.GetGenericArguments().Length == values.Count + 2
            && it.GetParameters()[0].ParameterType.GenericTypeArguments[0].GenericTypeArguments[^1] is { IsGenericType: true } result && result.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var compiled = compile.MakeGenericMethod([typeof(DbContext), .. values.Select(it => it.Type), typeof(T)]).Invoke(obj: null, [Expression.Lambda(Of(db, query.Expression), [db, .. values])]);

        return Expression.Lambda<Func<DbContext, object[], IAsyncEnumerable<T>>>(
            Expression.Invoke(Expression.Constant(compiled), [db, .. values.Select((value, index) => Expression.Convert(Expression.ArrayIndex(given, Expression.Constant(index)), value.Type))]), db, given).Compile();
    }

    /// <summary>A query as a function of its context.</summary>
    /// <param name="query">Built on a table of some context.</param>
    public static Expression Of(ParameterExpression db, Expression query) => new InContext(db).Visit(query);

    private sealed class InContext(ParameterExpression db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? Expression.Call(db, nameof(DbContext.Set), [root.EntityType.ClrType]) : base.VisitExtension(node);
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
