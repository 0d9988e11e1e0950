using System.Reflection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>A small object without identity, such as an amount of money: its constructor's parameters are what it consists of.</summary>
internal static class ValueObject
{
    public static IReadOnlyList<ParameterInfo> Parameters(Type clr) =>
        clr.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() is [_, ..] parameters
            ? parameters
            : throw new InvalidOperationException($"{clr.Name} is neither an entity with a type of its own nor a value object.");
}
