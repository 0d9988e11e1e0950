using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// Wraps, once per schema, each field that needs a right: without it the field is null with an error at its path and its
/// siblings go on. A root field or an object type that declares nothing stops the start.
/// </summary>
internal static class AccessGate
{
    public static void Close(ISchema schema)
    {
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            var isRoot = type == schema.Query || type == schema.Mutation || type == schema.Subscription;

            if (!isRoot && type.RequiredPermission() is null && !type.IsPublic())
                throw new InvalidOperationException($"Type {type.Name} declares neither a permission nor that it is public.");

            Show(type, apply: null);

            foreach (var field in type.Fields)
            {
                Show(field, apply: type == schema.Mutation || type == schema.Subscription ? ApplyPolicy.Validation : null);

                if (isRoot && field.RequiredPermission() is null && !field.IsPublic())
                    throw new InvalidOperationException($"{type.Name}.{field.Name} declares neither a permission nor that it is public.");

                if (Authorization.Needs(field, type).ToArray() is [_, ..] needed && field.StreamResolver is null)
                    field.Resolver = new Gated(field.Resolver ?? NameFieldResolver.Instance, needed);
            }
        }
    }

    // Output only: an input's rule follows from the field it filters. What people may without a right can't be told: the directive knows no kinds of callers.
    private static void Show<T>(T part, string? apply) where T : IMetadataWriter
    {
        if (part.RequiredPermission() is { IsForPrograms: false } permission)
            part.ApplyDirective(AuthorizeDirective.Authorize, directive =>
            {
                if (permission.IsGranted)
                    directive.AddArgument(new(AuthorizeDirective.Policy) { Value = permission.Name });

                if (apply is not null)
                    directive.AddArgument(new(AuthorizeDirective.Apply) { Value = apply });
            });
    }

}

/// <summary>Resolves a field for those who may see it.</summary>
internal sealed class Gated(IFieldResolver inner, Permission[] needed) : IFieldResolver
{
    public IFieldResolver Inner => inner;

    public bool Admits(Caller caller) => Array.TrueForAll(needed, caller.May);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();

        return Admits(caller) ? inner.ResolveAsync(context) : throw Authorization.Refusal(caller);
    }
}
