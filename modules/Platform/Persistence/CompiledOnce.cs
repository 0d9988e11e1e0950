#pragma warning disable EF9100 // As in EfServices.

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace OrderCloud.Platform.Persistence;

/// <summary>Functions within a compiled query, which make its statement and read its rows, are compiled with it: in its place each would be made anew by each run.</summary>
internal sealed class CompiledOnce(ILiftableConstantProcessor inner) : ExpressionVisitor, ILiftableConstantProcessor
{
    private LambdaExpression? query;

    public IReadOnlyList<(ParameterExpression Parameter, Expression Expression)> LiftedConstants => inner.LiftedConstants;

    public Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery)
    {
        var inlined = inner.InlineConstants(expression, supportsPrecompiledQuery);
        query = inlined as LambdaExpression;

        return Visit(inlined);
    }

    public Expression LiftConstants(Expression expression, ParameterExpression contextParameter, HashSet<string> variableNames) => inner.LiftConstants(expression, contextParameter, variableNames);

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        var visited = (LambdaExpression)base.VisitLambda(node);

        return node != query && Closed.Is(visited) ? Expression.Constant(visited.Compile(), visited.Type) : visited;
    }

    // A quoted function is data.
    protected override Expression VisitUnary(UnaryExpression node) => node.NodeType is ExpressionType.Quote ? node : base.VisitUnary(node);

    /// <summary>Whether a function needs nothing of what stands around it.</summary>
    private sealed class Closed : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> declared = [];
        private bool isClosed = true;

        public static bool Is(LambdaExpression function)
        {
            var visitor = new Closed();
            visitor.Visit(function);

            return visitor.isClosed;
        }

        protected override Expression VisitLambda<T>(Expression<T> node) => Within(node.Parameters, () => base.VisitLambda(node));

        protected override Expression VisitBlock(BlockExpression node) => Within(node.Variables, () => base.VisitBlock(node));

        protected override CatchBlock VisitCatchBlock(CatchBlock node) => Within(node.Variable is { } caught ? [caught] : [], () => base.VisitCatchBlock(node));

        protected override Expression VisitParameter(ParameterExpression node)
        {
            isClosed &= declared.Contains(node);

            return node;
        }

        private T Within<T>(IEnumerable<ParameterExpression> parameters, Func<T> visit)
        {
            var own = parameters.Where(declared.Add).ToList();
            var visited = visit();
            declared.ExceptWith(own);

            return visited;
        }
    }
}
