using System.Reflection;

namespace OrderCloud.Tests.Contracts;

/// <summary>All that an assembly shows, as text: one line per type and member, sorted.</summary>
internal static class PublicSurface
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(IEnumerable<Type> types) => string.Concat(types.Where(type => type.IsVisible && !type.Name.Contains('<')).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Describe));

    private static string Describe(Type type) => $"{Kind(type)} {type.FullName}{Bases(type)}\n{string.Concat(Members(type).Order(StringComparer.Ordinal).Select(member => $"  {member}\n"))}";

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    private static string Bases(Type type) => type.GetInterfaces().Where(it => !it.IsGenericType && it.Assembly == type.Assembly).Select(it => it.Name).Order(StringComparer.Ordinal).ToList() is [_, ..] names ? $" : {string.Join(", ", names)}" : "";

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");

        // What the compiler gives every record is told by its constructor and properties.
        return
        [
            .. type.GetConstructors().Where(it => it.GetParameters() is not [{ ParameterType: var only }] || only != type).Select(it => $"({Parameters(it)})"),
            .. type.GetProperties(Own).Where(it => it.Name is not "EqualityContract").Select(it => $"{it.Name}: {Name(it.PropertyType, Nullability.Create(it).ReadState)}{(it.SetMethod is { IsPublic: true } ? " set" : "")}"),
            .. type.GetFields(Own).Select(it => $"{it.Name}: {Name(it.FieldType, NullabilityState.NotNull)}{(it.IsLiteral ? $" = {it.GetRawConstantValue()}" : "")}"),
            .. type.GetMethods(Own).Where(it => !it.Name.Contains('<') && !it.Name.StartsWith("get_", StringComparison.Ordinal) && !it.Name.StartsWith("set_", StringComparison.Ordinal) && !IsMadeForRecords(it))
                .Select(it => $"{it.Name}({Parameters(it)}): {Name(it.ReturnType, NullabilityState.NotNull)}"),
        ];
    }

    private static bool IsMadeForRecords(MethodInfo method) => method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "op_Equality" or "op_Inequality";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(it => $"{Name(it.ParameterType, Nullability.Create(it).WriteState)} {it.Name}{(it.HasDefaultValue ? " = " + (it.DefaultValue ?? "null") : "")}"));

    private static string Name(Type type, NullabilityState state) => Plain(type) + (!type.IsValueType && state is NullabilityState.Nullable ? "?" : "");

    private static string Plain(Type type) => System.Nullable.GetUnderlyingType(type) is { } value ? Plain(value) + "?"
        : type.IsArray ? Plain(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Plain))}>" : type.Name;
}
