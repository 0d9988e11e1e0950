using GraphQL;
using GraphQL.Resolvers;

namespace OrderCloud.Platform.Graph;

/// <summary>Reads a value of the object itself. It needs nothing of the request and never waits, so that <see cref="Transport.ValuesFirst"/> may read it at once.</summary>
internal sealed class ValueResolver(Func<object, object?> read) : IFieldResolver
{
    public object? Read(object source) => read(source);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(read(context.Source!));
}
