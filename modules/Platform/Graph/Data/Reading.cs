using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Compiles an expression into a plain function of a row: reflection on the hot path costs more than the SQL.</summary>
internal static class Reading
{
    public static Func<object, object?> Of(LambdaExpression value)
    {
        var row = Expression.Parameter(typeof(object));
        var body = value.Of(Expression.Convert(row, value.Parameters[0].Type));
        Expression boxed = Expression.Convert(body, typeof(object));

        // a.B.C is null where a.B is, as it is in SQL.
        if (AnyOwnerIsNull(body) is { } missing)
            boxed = Expression.Condition(missing, Expression.Constant(null), boxed);

        return Expression.Lambda<Func<object, object?>>(boxed, row).Compile();
    }

    private static Expression? AnyOwnerIsNull(Expression value) => value switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Operand: MemberExpression operand } => AnyOwnerIsNull(operand),
        MemberExpression { Expression: MemberExpression owner } => Expressions.Or(AnyOwnerIsNull(owner), CanBeNull(owner) ? owner.IsNull() : null),
        _ => null,
    };

    private static bool CanBeNull(Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
}
