using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Whether an expression may give null, read from the compiler's annotations. A path may, if any of its segments may.</summary>
internal static class Nullability
{
    private static readonly ConcurrentDictionary<MemberInfo, bool> Members = new();

    public static bool Of(Expression value) => Nullable.GetUnderlyingType(value.Type) is not null || value switch
    {
        MemberExpression { Expression: { } owner } member => Of(owner) || (!value.Type.IsValueType && Members.GetOrAdd(member.Member, IsNullable)),
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Of(convert.Operand),
        ConditionalExpression choice => Of(choice.IfTrue) || Of(choice.IfFalse),
        BinaryExpression { NodeType: ExpressionType.Coalesce } fallback => Of(fallback.Right),
        ConstantExpression constant => constant.Value is null,
        MethodCallExpression call => !value.Type.IsValueType && Members.GetOrAdd(call.Method, IsNullable),
        _ => false,
    };

    // The context caches and isn't safe for several threads, so each answer makes its own; the answers are kept.
    private static bool IsNullable(MemberInfo member) => member switch
    {
        PropertyInfo property => new NullabilityInfoContext().Create(property).ReadState,
        FieldInfo field => new NullabilityInfoContext().Create(field).ReadState,
        MethodInfo method => new NullabilityInfoContext().Create(method.ReturnParameter).ReadState,
        _ => NullabilityState.Unknown,
    } is NullabilityState.Nullable;
}
