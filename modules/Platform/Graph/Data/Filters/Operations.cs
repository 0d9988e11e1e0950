using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// The operations. A negation includes rows that hold null, and is written as the mirrored operator beside <c>IS NULL</c>:
/// <c>NOT (…)</c> becomes a CASE that no index serves.
/// </summary>
internal static class Operations
{
    private static readonly Operation Eq = new("eq", "Equal to this; null: without a value.", Equal, AcceptsNull: true);
    private static readonly Operation Neq = new("neq", "Not equal to this; null: with a value.", NotEqual, AcceptsNull: true);
    private static readonly Operation In = new("in", "One of these.", Among, TakesList: true);
    private static readonly Operation Nin = new("nin", "None of these.", NotAmong, TakesList: true);

    public static IReadOnlyList<Operation> Equality { get; } = [Eq, Neq];

    public static IReadOnlyList<Operation> Choice { get; } = [Eq, Neq, In, Nin];

    public static IReadOnlyList<Operation> Comparison { get; } =
    [
        Eq, Neq, In, Nin,
        Compare("gt", "Greater than this; of instants and days, later.", ExpressionType.GreaterThan), Mirrored("ngt", "Not greater than this.", ExpressionType.LessThanOrEqual),
        Compare("gte", "Greater than this or equal.", ExpressionType.GreaterThanOrEqual), Mirrored("ngte", "Neither greater than this nor equal.", ExpressionType.LessThan),
        Compare("lt", "Less than this; of instants and days, earlier.", ExpressionType.LessThan), Mirrored("nlt", "Not less than this.", ExpressionType.GreaterThanOrEqual),
        Compare("lte", "Less than this or equal.", ExpressionType.LessThanOrEqual), Mirrored("nlte", "Neither less than this nor equal.", ExpressionType.GreaterThan),
    ];

    public static IReadOnlyList<Operation> Text { get; } =
    [
        Eq, Neq,
        new("contains", "Has this in it, letter case as written.", (target, operand) => TextMatch.Contains(target.Value, Sent(operand))),
        new("ncontains", "Doesn't have this in it, letter case as written.", (target, operand) => OrNull(target, Expression.Not(TextMatch.Contains(target.Value, Sent(operand))))),
        In, Nin,
        new("startsWith", "Starts with this, letter case as written.", (target, operand) => TextMatch.StartsWith(target, Sent(operand))),
        new("nstartsWith", "Doesn't start with this, letter case as written.", (target, operand) => OrNull(target, Not(TextMatch.StartsWith(target, Sent(operand))))),
        new("endsWith", "Ends with this, letter case as written.", (target, operand) => TextMatch.EndsWith(target, Sent(operand))),
        new("nendsWith", "Doesn't end with this, letter case as written.", (target, operand) => OrNull(target, Not(TextMatch.EndsWith(target, Sent(operand))))),
        new("ieq", "Equal to this in upper or lower case.", (target, operand) => Equal(Folded(target), Folded(operand))),
        new("icontains", "Has this in it in upper or lower case.", (target, operand) => TextMatch.Contains(Folded(target).Value, Folded(operand))),
        new("istartsWith", "Starts with this in upper or lower case.", (target, operand) => TextMatch.StartsWith(Folded(target), Folded(operand))),
    ];

    private static Operation Compare(string name, string description, ExpressionType comparison) => new(name, description, (target, operand) => Operand.Compare(comparison, target.Value, operand));

    private static Operation Mirrored(string name, string description, ExpressionType comparison) => new(name, description, (target, operand) => OrNull(target, Operand.Compare(comparison, target.Value, operand)));

    private static Expression Equal(Target target, object? operand) =>
        operand is null ? target.Value.IsNull() : Expression.Equal(target.Value, Operand.Of(operand, target.Value.Type));

    private static Expression NotEqual(Target target, object? operand) =>
        operand is null ? target.Value.IsNotNull() : OrNull(target, Expression.NotEqual(target.Value, Operand.Of(operand, target.Value.Type)));

    // The null is taken out of the list: with one in it, PostgreSQL would look into the array for every row.
    private static Expression Among(Target target, object? operand)
    {
        var items = (List<object?>)operand!;
        var among = Operand.Contains(items, target.Value);

        return items.Contains(null) ? Expression.OrElse(target.Value.IsNull(), among) : target.IsNullable ? Expression.AndAlso(target.Value.IsNotNull(), among) : among;
    }

    private static Expression NotAmong(Target target, object? operand)
    {
        var items = (List<object?>)operand!;
        var outside = Expression.Not(Operand.Contains(items, target.Value));

        return items.Contains(null) ? Expression.AndAlso(target.Value.IsNotNull(), outside) : OrNull(target, outside);
    }

    // The test for null comes first: EF then knows the rest never sees one, and adds no test of its own.
    private static Expression OrNull(Target target, Expression predicate) => target.IsNullable ? Expression.OrElse(target.Value.IsNull(), predicate) : predicate;

    private static Expression Not(Expression predicate) =>
        predicate is BinaryExpression { NodeType: ExpressionType.Equal } equal ? Expression.NotEqual(equal.Left, equal.Right) : Expression.Not(predicate);

    private static string Sent(object? operand) => (string)operand!;

    private static Target Folded(Target target) => target with { Value = Expression.Call(((Func<string?, string?>)CaseInsensitive.Fold).Method, target.Value) };

    private static string Folded(object? operand) => CaseInsensitive.Fold((string)operand!)!;
}
