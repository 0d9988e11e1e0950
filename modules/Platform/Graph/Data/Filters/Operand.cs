using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Values inside expressions. A value sits in a box whose field is read, so that EF makes it a parameter: one SQL text per shape of a query,
/// not one per value. A list becomes one parameter too.
/// </summary>
internal static class Operand
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> Boxes = new();
    private static readonly MethodInfo ParameterMethod = typeof(EF).GetMethod(nameof(EF.Parameter))!;
    private static readonly MethodInfo CompareMethod = typeof(Operand).GetMethod(nameof(Holds), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static MemberExpression Of(object value, Type type)
    {
        var box = Boxes.GetOrAdd(type, static it => typeof(Box<>).MakeGenericType(it).GetConstructors()[0]).Invoke([value]);

        return Expression.Field(Expression.Constant(box), nameof(Box<>.Value));
    }

    /// <summary>Whether a value is among the items, nulls left out.</summary>
    public static MethodCallExpression Contains(IReadOnlyCollection<object?> items, Expression value)
    {
        object[] present = [.. items.OfType<object>()];
        var array = Array.CreateInstance(value.Type, present.Length);

        for (var i = 0; i < present.Length; i++)
            array.SetValue(present[i], i);

        return Contains(array, value);
    }

    /// <summary>Whether a value is among the items of a typed array.</summary>
    public static MethodCallExpression Contains(Array items, Expression value)
    {
        var parameter = Expression.Call(ParameterMethod.MakeGenericMethod(items.GetType()), Of(items, items.GetType()));

        return Among(parameter, value);
    }

    /// <summary>Whether a value is among the items that an expression gives.</summary>
    public static MethodCallExpression Among(Expression items, Expression value) => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], items, value);

    public static BinaryExpression Compare(ExpressionType comparison, Expression value, object? operand) => Compare(comparison, value, Of(operand!, value.Type));

    /// <summary>
    /// A comparison of values that C# has no operator for: texts, enums, truth values, GUIDs. The method only satisfies the compiler;
    /// the database compares as it sorts.
    /// </summary>
    public static BinaryExpression Compare(ExpressionType comparison, Expression left, Expression right) =>
        Expression.MakeBinary(comparison, left, right, liftToNull: false, CompareMethod.MakeGenericMethod(left.Type.Bare()));

    private static bool Holds<T>(T left, T right) => throw new NotSupportedException($"{left} and {right} are compared by the database.");

    private sealed class Box<T>(T value)
    {
        public readonly T Value = value;
    }
}
