using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>How other rows lie to one row in one key, where null is the greatest value.</summary>
internal readonly struct Position
{
    private readonly Expression key;
    private readonly Expression? operand;
    private readonly bool isNullable, descending;

    /// <param name="operand">The row's value, of the key's type; null where it has none.</param>
    public Position(Key key, Expression? operand, bool descending) => (this.key, this.operand, this.descending, isNullable) = (key.Lifted, operand, descending, key.IsNullable);

    /// <summary>Rows with the same value.</summary>
    public Expression IsSame => operand is null ? key.IsNull() : Expression.Equal(key, operand);

    /// <summary>Rows that come later in this key alone; null where none can.</summary>
    public Expression? IsPassed => operand is null
        ? descending ? key.IsNotNull() : null
        : OrNull(Operand.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, key, operand));

    /// <summary>Rows with the same value or later; null where that says no more than <see cref="IsSame"/> and <see cref="IsPassed"/> do.</summary>
    public Expression? IsPassedOrSame => operand is null
        ? null
        : OrNull(Operand.Compare(descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key, operand));

    // Going up, nulls are still to come.
    private Expression OrNull(Expression later) => isNullable && !descending ? Expression.OrElse(later, key.IsNull()) : later;
}
