using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Idempotency;

/// <summary>The key of one mutation field: <c>@idempotent(key:)</c>, or the Idempotency-Key header when the document has one root field.</summary>
internal static class IdempotencyRequest
{
    public const string Directive = "idempotent", Argument = "key", Invalid = "IDEMPOTENCY_KEY_INVALID";
    private const int MaxLength = 255;

    public static string? KeyOf(IResolveFieldContext context) => context.GetDirective(Directive)?.GetArgument<string>(Argument) ?? HeaderOf(context.UserContext);

    public static string? HeaderOf(IDictionary<string, object?> userContext) => (userContext as OperationContext)?.IdempotencyKey;

    /// <summary>Why a key won't do; null when it will, or when there is none.</summary>
    public static string? ProblemOf(string? directive, string? header, bool isOnlyField)
    {
        if (header is not null && ((directive is not null && directive != header) || !isOnlyField))
            return "The Idempotency-Key header needs a document with one root field, and no other key on it.";

        return (directive ?? header) is null or { Length: >= 1 and <= MaxLength } ? null : $"An idempotency key has 1 to {MaxLength} characters.";
    }
}

/// <summary>A key that won't do, or stands where none is heeded, refuses the operation before anything runs.</summary>
public sealed class IdempotencyRule : ValidationRuleBase, IOperationRule
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        var header = IdempotencyRequest.HeaderOf(context.UserContext);
        List<GraphQLField> fields = context.Operation.Operation is OperationType.Mutation ? [.. new FragmentIndex(context.Document).FieldsOf(context.Operation.SelectionSet)] : [];

        foreach (var field in fields)
            if (IdempotencyRequest.ProblemOf(DirectiveKey(context, field), header, fields is [_]) is { } problem)
                Report(problem, field);

        // Who relies on a key shall not find out from the second payment that it was none.
        foreach (var node in context.DirectiveValues?.Where(it => it.Value.ContainsKey(IdempotencyRequest.Directive)).Select(it => it.Key).Except(fields) ?? [])
            Report($"@{IdempotencyRequest.Directive} is for the root fields of a mutation alone.", node);

        return default;

        void Report(string problem, ASTNode node) => context.ReportError(new ValidationError(context.Document.Source, number: null, problem, node) { Code = IdempotencyRequest.Invalid });
    }

    private static string? DirectiveKey(ValidationContext context, GraphQLField field) =>
        context.DirectiveValues?.TryGetValue(field, out var directives) is true && directives.TryGetValue(IdempotencyRequest.Directive, out var sent) ? sent.GetArgument<string>(IdempotencyRequest.Argument) : null;
}
