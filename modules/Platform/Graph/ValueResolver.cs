using System.Text.Json;
using GraphQL;
using GraphQL.Resolvers;

namespace OrderCloud.Platform.Graph;

/// <summary>Reads a value of the object itself. It needs nothing of the request and never waits, so that <see cref="Transport.ValuesFirst"/> may read it at once.</summary>
/// <param name="write">Writes what <paramref name="read"/> gives, and its scalar makes of it, as JSON; false where that is null, and nothing written. Null where only the scalar knows how.</param>
internal sealed class ValueResolver(Func<object, object?> read, Func<Utf8JsonWriter, object, bool>? write = null) : IFieldResolver
{
    public Func<Utf8JsonWriter, object, bool>? Write => write;

    public object? Read(object source) => read(source);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(read(context.Source!));
}
