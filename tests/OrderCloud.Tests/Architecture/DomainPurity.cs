using System.Reflection;

namespace OrderCloud.Tests.Architecture;

/// <summary>A domain knows neither how it is stored nor how it is asked for.</summary>
internal static class DomainPurity
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Foreign = ["Microsoft.EntityFrameworkCore", "GraphQL", "Npgsql", "Microsoft.Data", "Microsoft.AspNetCore", "OrderCloud.Platform.Graph"];

    public static IEnumerable<Type> DomainTypes(Assembly module) => module.GetTypes()
        .Where(type => $"{type.Namespace}.".StartsWith($"{module.GetName().Name}.Domain.", StringComparison.Ordinal));

    /// <summary>Members of <paramref name="type"/> whose signature, base or attribute comes from storage, GraphQL or the web.</summary>
    public static IEnumerable<string> ForeignMembers(Type type)
    {
        var ofType = type.GetInterfaces().Append(type.BaseType).OfType<Type>().Concat(Attributes(type));

        return ofType.Where(IsForeign).Select(foreign => $"{type.Name}: {foreign.Name}")
            .Concat(type.GetMembers(Everything).Where(member => Signature(member).Concat(Attributes(member)).Any(IsForeign)).Select(member => $"{type.Name}.{member.Name}"));
    }

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.GetCustomAttributesData().Select(attribute => attribute.AttributeType);

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };

    private static bool IsForeign(Type type)
    {
        if (type.HasElementType)
            return IsForeign(type.GetElementType()!);

        var space = $"{type.Namespace}.";

        return Foreign.Any(foreign => space.StartsWith(foreign + ".", StringComparison.Ordinal)) || type.GenericTypeArguments.Any(IsForeign);
    }
}
