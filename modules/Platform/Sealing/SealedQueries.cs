using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Platform.Sealing;

/// <summary>Refuses a query that would hand a sealed text on as it lies in the database.</summary>
internal sealed class SealedQueries : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        new Check().Visit(queryExpression);

        return queryExpression;
    }

    private sealed class Check : ExpressionVisitor
    {
        // Whether there is one can be asked; and rows read in part are opened by who reads them.
        protected override Expression VisitBinary(BinaryExpression node) =>
            IsNull(node.Right) && Is(node.Left) || IsNull(node.Left) && Is(node.Right) ? node : base.VisitBinary(node);

        protected override MemberAssignment VisitMemberAssignment(MemberAssignment node) => SealedMember.Is(node.Member) && Is(node.Expression) ? node : base.VisitMemberAssignment(node);

        // What an update sets to nothing, written as a lambda, is neither read nor shown. Any other value would lie there in the clear.
        protected override Expression VisitNew(NewExpression node) =>
            node.Arguments is [LambdaExpression { Body: var set }, LambdaExpression { Body: var to }] && Is(set) && IsNull(to) ? node : base.VisitNew(node);

        protected override Expression VisitMember(MemberExpression node) => Is(node)
            ? throw new InvalidOperationException($"{node.Member.DeclaringType!.Name}.{node.Member.Name} is sealed: the database can't sort, search or compute by it. Read the whole row, or ask its index.")
            : base.VisitMember(node);

        private static bool Is(Expression node) => node is MemberExpression { Member: var member } && SealedMember.Is(member);

        private static bool IsNull(Expression node) => node is ConstantExpression { Value: null } or UnaryExpression { Operand: ConstantExpression { Value: null } };
    }
}
