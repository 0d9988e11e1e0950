using System.Collections;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph;

/// <summary>A record as an input type: its constructor's parameters are the fields; absent ones take their defaults.</summary>
internal sealed class RecordInputType : InputObjectGraphType
{
    private readonly ConstructorInfo constructor;
    private readonly ParameterInfo[] parameters;

    public RecordInputType(Type clr, GraphTypes types)
    {
        (Name, Description) = (clr.Name, XmlDocs.Of(clr));
        constructor = clr.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(it => it.GetParameters().Length)!;
        parameters = constructor.GetParameters();

        foreach (var parameter in parameters)
            AddField(InputField(parameter, clr, types));
    }

    public static FieldType InputField(ParameterInfo parameter, Type owner, GraphTypes types)
    {
        var field = new FieldType
        {
            Name = Names.Camel(parameter.Name!),
            Description = XmlDocs.OfParameter(owner, parameter.Name!),
            ResolvedType = types.Input(parameter.ParameterType, parameter.HasDefaultValue || GraphTypes.IsNullable(parameter)),
            Validator = IdCheck(parameter.ParameterType, Names.Camel(parameter.Name!)),
        };

        return parameter.GetCustomAttribute<GuardedAttribute>() is { } guard ? field.RequirePermission(Permission.ToWrite(guard.Field)) : field;
    }

    /// <summary>The members of a record of this type that were sent, and what was sent for them.</summary>
    internal IEnumerable<(FieldType Field, object? Value)> Sent(object record) =>
        from parameter in parameters
        let value = Getters.For(record.GetType().GetProperty(parameter.Name!)!)(record)
        where IsOptional(parameter.ParameterType) ? ((IOptional)value!).IsSet : value is not null
        select (GetField(Names.Camel(parameter.Name!))!, value is IOptional optional ? optional.Value : value);

    /// <remarks>Runs while the document is validated: a bad id is refused before any resolver runs.</remarks>
    public override object ParseDictionary(IDictionary<string, object?> value) =>
        constructor.Invoke([.. parameters.Select(parameter => Argument(parameter, value))]);

    public override bool IsValidDefault(object value) => true;

    // An explicit null asks for the default, except where null is told from absent.
    internal static object? Argument(ParameterInfo parameter, IDictionary<string, object?> values) =>
        values.TryGetValue(Names.Camel(parameter.Name!), out var value) && (value is not null || !parameter.HasDefaultValue || IsOptional(parameter.ParameterType))
            ? Convert(value, parameter.ParameterType, isSet: true)
            : parameter.HasDefaultValue && parameter.DefaultValue is { } fallback ? fallback : Convert(null, parameter.ParameterType, isSet: false);

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static object? Convert(object? value, Type target, bool isSet)
    {
        if (IsOptional(target))
            return isSet ? Activator.CreateInstance(target, true, Convert(value, target.GenericTypeArguments[0], isSet)) : Activator.CreateInstance(target);

        if (value is null)
            return target.IsValueType && Nullable.GetUnderlyingType(target) is null ? Activator.CreateInstance(target) : null;

        var bare = Nullable.GetUnderlyingType(target) ?? target;

        if (GraphTypes.IsNodeId(bare))
            return NodeIdOf(value, bare);

        return GraphTypes.ItemOf(bare) is { } item ? ListOf((IEnumerable)value, item) : value;
    }

    // Asked field by field, a bad id is refused where it stands: only there the engine knows which variable it is, and of a literal it doesn't tell the field.
    private static Action<object>? IdCheck(Type type, string field)
    {
        var bare = IsOptional(type) ? type.GenericTypeArguments[0] : type;
        bare = Nullable.GetUnderlyingType(bare) ?? bare;

        if (GraphTypes.IsNodeId(bare))
            return value => RequireId(value, bare, field);

        if (GraphTypes.ItemOf(bare) is not { } item || !GraphTypes.IsNodeId(item))
            return null;

        return values =>
        {
            foreach (var (index, value) in ((IEnumerable)values).Cast<object?>().Index())
                if (value is not null)
                    RequireId(value, item, $"{field}[{index}]");
        };
    }

    private static void RequireId(object value, Type target, string place)
    {
        if (!IsId(value, target, out _))
            throw new FormatException($"The ID in '{place}' has an invalid format or is of another type.");
    }

    private static object NodeIdOf(object value, Type target) => IsId(value, target, out var id) ? Activator.CreateInstance(target, id)! : throw new ExecutionError("The ID has an invalid format or is of another type.") { Code = ErrorCodes.WrongValue };

    private static bool IsId(object value, Type target, out Guid id) => NodeId.TryDecode(value as string, out var type, out id) && type == Names.Of(target.GenericTypeArguments[0]);

    private static Array ListOf(IEnumerable values, Type item)
    {
        object?[] items = [.. values.Cast<object?>().Select(value => Convert(value, item, isSet: true))];
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);

        return array;
    }
}
