using System.Reflection;

namespace OrderCloud.Tests.Architecture;

/// <summary>How analyzers and XML comments name a member, e.g. <c>M:System.Threading.Tasks.Task.Run(System.Action)</c>.</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => $"T:{Name(type)}";

    public static string Of(MemberInfo member) => member switch
    {
        Type type => Of(type),
        PropertyInfo => $"P:{Name(member.DeclaringType!)}.{member.Name}",
        FieldInfo => $"F:{Name(member.DeclaringType!)}.{member.Name}",
        MethodInfo { IsGenericMethod: true } method => $"M:{Name(member.DeclaringType!)}.{member.Name}``{method.GetGenericArguments().Length}{Parameters(method)}",
        MethodBase method => $"M:{Name(member.DeclaringType!)}.{member.Name.Replace('.', '#')}{Parameters(method)}",
        _ => throw new NotSupportedException($"{member} has no id here."),
    };

    private static string Parameters(MethodBase method) => method.GetParameters() is [_, ..] parameters ? $"({string.Join(',', parameters.Select(it => Name(it.ParameterType)))})" : "";

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericParameter: true } => $"`{type.GenericParameterPosition}",
        { IsConstructedGenericType: true } => $"{FullName(type.GetGenericTypeDefinition()).Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}",
        _ => FullName(type),
    };

    private static string FullName(Type type) => type.FullName!.Replace('+', '.');
}
