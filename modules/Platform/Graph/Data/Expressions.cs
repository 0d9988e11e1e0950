using System.Linq.Expressions;
using System.Reflection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Small surgery on expressions.</summary>
internal static class Expressions
{
    /// <summary>The lambda's body with <paramref name="source"/> in place of its parameter.</summary>
    public static Expression Of(this LambdaExpression lambda, Expression source) => new Replacement(lambda.Parameters[0], source).Visit(lambda.Body);

    public static Expression WithoutConvert(this Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert ? convert.Operand.WithoutConvert() : expression;

    /// <summary>A value type that may be missing, as its nullable form: else null could be neither compared nor read.</summary>
    public static Expression Lift(this Expression value, bool isNullable) =>
        isNullable && value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type)) : value;

    public static Expression IsNull(this Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    public static Expression IsNotNull(this Expression value) => Expression.NotEqual(value, Expression.Constant(null, value.Type));

    public static Type Bare(this Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Both, where both are given.</summary>
    public static Expression? And(Expression? left, Expression? right) => left is null ? right : right is null ? left : Expression.AndAlso(left, right);

    /// <inheritdoc cref="And"/>
    public static Expression? Or(Expression? left, Expression? right) => left is null ? right : right is null ? left : Expression.OrElse(left, right);

    /// <summary>
    /// A member of a value object. Where the object is made in the expression, <c>new Money(a, b)</c>, the argument stands for the member,
    /// so that the database sees a column and can use its index.
    /// </summary>
    public static Expression MemberOf(Expression value, ParameterInfo member) => value.WithoutConvert() switch
    {
        NewExpression made when made.Constructor == member.Member => made.Arguments[member.Position],
        ConditionalExpression { Test: var test, IfTrue: var yes, IfFalse: var no } => Either(test, yes, no, member),
        { } other => Expression.Property(Nullable.GetUnderlyingType(other.Type) is null ? other : Expression.Property(other, "Value"), Names.Pascal(member.Name!)),
    };

    private static Expression Either(Expression test, Expression yes, Expression no, ParameterInfo member)
    {
        if (no.WithoutConvert() is ConstantExpression { Value: null } or DefaultExpression)
            return Either(Expression.Not(test), no, yes, member);

        if (yes.WithoutConvert() is not (ConstantExpression { Value: null } or DefaultExpression))
            return Expression.Condition(test, MemberOf(yes, member), MemberOf(no, member));

        var inner = MemberOf(no, member);

        // x == null ? null : new Money(x.Value, y): the amount is x itself.
        if (test is BinaryExpression { NodeType: ExpressionType.Equal, Left: var tested, Right: ConstantExpression { Value: null } }
            && inner is MemberExpression { Member.Name: "Value", Expression: { } nullable } && nullable.ToString() == tested.ToString())
            return nullable;

        var lifted = inner.Lift(isNullable: true);

        return Expression.Condition(test, Expression.Constant(null, lifted.Type), lifted);
    }

    private sealed class Replacement(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
