using OrderCloud.Host;
using OrderCloud.Platform.Graph;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Of what type the ids in inputs are, as <c>AssignOrderInput.id</c>: the schema doesn't say it, the records do.</summary>
internal static class IdTypes
{
    public static IReadOnlyDictionary<string, string> Of { get; } = Modules.All.Select(module => module.GetType().Assembly).Distinct()
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Input", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties().Select(property => (Slot: $"{type.Name}.{Names.Camel(property.Name)}", Id: IdIn(property.PropertyType))))
        .Where(it => it.Id is not null).ToDictionary(it => it.Slot, it => Names.Of(it.Id!));

    // Id<T>, and whatever holds one: null, Optional, a list.
    private static Type? IdIn(Type type) => !type.IsGenericType ? null
        : type.GetGenericTypeDefinition() == typeof(Id<>) ? type.GenericTypeArguments[0]
        : type.GenericTypeArguments.Select(IdIn).FirstOrDefault(id => id is not null);
}
