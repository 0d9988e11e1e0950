using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Compiles an expression into a plain function of a row: reflection on the hot path costs more than the SQL.</summary>
internal static class Reading
{
    private static readonly MethodInfo Enums = typeof(Reading).GetMethod(nameof(EnumWriter), BindingFlags.Static | BindingFlags.NonPublic)!;

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

    /// <summary>Writes the value as JSON does, without a box or a text in between.</summary>
    /// <returns>Null where JSON has no such values. False from the function where there is no value, and nothing is written.</returns>
    public static Func<Utf8JsonWriter, object, bool>? Writer(LambdaExpression value) => value.ReturnType.Bare() switch
    {
        var type when type == typeof(string) => Writer<string>(value, static (json, text) => json.WriteStringValue(text)),
        var type when type == typeof(int) => Writer<int>(value, static (json, number) => json.WriteNumberValue(number)),
        var type when type == typeof(long) => Writer<long>(value, static (json, number) => json.WriteNumberValue(number)),
        var type when type == typeof(decimal) => Writer<decimal>(value, static (json, number) => json.WriteNumberValue(number)),
        var type when type == typeof(bool) => Writer<bool>(value, static (json, flag) => json.WriteBooleanValue(flag)),
        { IsEnum: true } type => (Func<Utf8JsonWriter, object, bool>)Enums.MakeGenericMethod(type).Invoke(obj: null, [value])!,
        _ => null,
    };

    private static Func<Utf8JsonWriter, object, bool> EnumWriter<TEnum>(LambdaExpression value) where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().Distinct().ToDictionary(it => it, it => JsonEncodedText.Encode(Names.ScreamingSnake(it.ToString())));

        return Writer<TEnum>(value, (json, it) => json.WriteStringValue(names[it]));
    }

    /// <inheritdoc cref="Writer(LambdaExpression)"/>
    public static Func<Utf8JsonWriter, object, bool> Writer<TValue>(LambdaExpression value, Action<Utf8JsonWriter, TValue> write)
    {
        var (json, row) = (Expression.Parameter(typeof(Utf8JsonWriter)), Expression.Parameter(typeof(object)));
        var body = value.Of(Expression.Convert(row, value.Parameters[0].Type));
        var held = Expression.Variable(body.Type);
        Expression written = Expression.Block(Expression.Invoke(Expression.Constant(write), json, Expression.Convert(held, typeof(TValue))), Expression.Constant(true));

        if (CanBeNull(held))
            written = Expression.Condition(held.IsNull(), Expression.Constant(false), written);

        written = Expression.Block([held], Expression.Assign(held, body), written);

        if (AnyOwnerIsNull(body) is { } missing)
            written = Expression.Condition(missing, Expression.Constant(false), written);

        return Expression.Lambda<Func<Utf8JsonWriter, object, bool>>(written, json, row).Compile();
    }

    private static Expression? AnyOwnerIsNull(Expression value) => value switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Operand: MemberExpression operand } => AnyOwnerIsNull(operand),
        MemberExpression { Expression: MemberExpression owner } => Expressions.Or(AnyOwnerIsNull(owner), CanBeNull(owner) ? owner.IsNull() : null),
        _ => null,
    };

    private static bool CanBeNull(Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
}
