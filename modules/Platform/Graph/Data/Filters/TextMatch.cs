using System.Linq.Expressions;
using System.Reflection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Parts of texts. The column's collation decides about case, and operands are literal: <c>%</c> and <c>_</c> mean themselves.</summary>
internal static class TextMatch
{
    private static readonly MethodInfo ContainsMethod = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo StartsWithMethod = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
    private static readonly MethodInfo EndsWithMethod = typeof(string).GetMethod(nameof(string.EndsWith), [typeof(string)])!;
    private static readonly MethodInfo Substring = typeof(string).GetMethod(nameof(string.Substring), [typeof(int)])!;
    private static readonly MethodInfo SubstringOf = typeof(string).GetMethod(nameof(string.Substring), [typeof(int), typeof(int)])!;

    public static Expression Contains(Expression text, string part) => Expression.Call(text, ContainsMethod, Operand.Of(part, typeof(string)));

    // SQLite's LIKE ignores the case of ASCII letters whatever the collation is; a comparison of the first letters doesn't.
    public static Expression StartsWith(Target text, string part) => text.Dialect is SqlDialect.Sqlite
        ? Expression.Equal(Expression.Call(text.Value, SubstringOf, Expression.Constant(0), Length(part)), Operand.Of(part, typeof(string)))
        : Expression.Call(text.Value, StartsWithMethod, Operand.Of(part, typeof(string)));

    public static Expression EndsWith(Target text, string part) => text.Dialect is SqlDialect.Sqlite
        ? Expression.Equal(Expression.Call(text.Value, Substring, Expression.Subtract(Expression.Property(text.Value, nameof(string.Length)), Length(part))), Operand.Of(part, typeof(string)))
        : Expression.Call(text.Value, EndsWithMethod, Operand.Of(part, typeof(string)));

    // SQLite counts characters where .NET counts halves of surrogate pairs.
    private static MemberExpression Length(string part) => Operand.Of(part.EnumerateRunes().Count(), typeof(int));
}
