using GraphQL;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Idempotency;

/// <summary>The key of one mutation field: <c>@idempotent(key:)</c>, or the Idempotency-Key header when the document has one root field.</summary>
internal static class IdempotencyRequest
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 255;

    /// <exception cref="ExecutionError">The key is malformed, or header and directive differ, or the header meets several root fields.</exception>
    public static string? KeyOf(IResolveFieldContext context)
    {
        var directive = context.GetDirective("idempotent")?.GetArgument<string>("key");
        var header = context.UserContext.TryGetValue(Header, out var value) ? value as string : null;

        if (header is not null && (directive is not null && directive != header || context.Operation.SelectionSet.Selections is not [GraphQLField]))
            throw Invalid("The Idempotency-Key header needs a document with one root field, and no other key on it.");

        var key = directive ?? header;

        return key is null or { Length: >= 1 and <= MaxLength } ? key : throw Invalid($"An idempotency key has 1 to {MaxLength} characters.");
    }

    private static ExecutionError Invalid(string message) => new(message) { Code = "IDEMPOTENCY_KEY_INVALID" };
}
