using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The table that a query starts from.</summary>
internal static class QueryRoot
{
    /// <returns>Null when the rows don't come from a context.</returns>
    public static EntityQueryRootExpression? Of(IQueryable rows)
    {
        var expression = rows.Expression;

        while (expression is MethodCallExpression { Arguments: [var source, ..] })
            expression = source;

        return expression as EntityQueryRootExpression;
    }
}
