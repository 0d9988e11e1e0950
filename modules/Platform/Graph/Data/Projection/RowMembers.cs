using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Which members of a row an expression reads.</summary>
internal sealed class RowMembers : ExpressionVisitor
{
    private readonly ParameterExpression row;
    private readonly HashSet<string> found = [];
    private bool isWhole;

    private RowMembers(ParameterExpression row) => this.row = row;

    /// <returns>Null when the row is used as a whole, so that nobody can tell.</returns>
    public static IReadOnlyCollection<string>? Of(params IReadOnlyList<LambdaExpression> values)
    {
        HashSet<string> all = [];

        foreach (var value in values)
        {
            var reader = new RowMembers(value.Parameters[0]);
            reader.Visit(value.Body);

            if (reader.isWhole)
                return null;

            all.UnionWith(reader.found);
        }

        return all;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression != row)
            return base.VisitMember(node);

        found.Add(node.Member.Name);

        return node;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        isWhole |= node == row;

        return node;
    }
}
