using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Looks at a document before it is stored.</summary>
public sealed class DocumentReader
{
    private static readonly DocumentValidator Validator = new();
    private static readonly IValidationRule[] Rules = [new ErrorLimitRule(), .. DocumentValidator.CoreRules];

    private readonly DocumentGuard guard;
    private readonly ISchema schema;

    internal DocumentReader(DocumentGuard guard, ISchema schema) => (this.guard, this.schema) = (guard, schema);

    /// <returns>The names of its operations, and what is wrong with it: null for nothing, empty where no more can be said.</returns>
    public async Task<(IReadOnlyList<string> Operations, string? Fault)> ReadAsync(string text, CancellationToken ct)
    {
        try
        {
            var document = guard.Build(text);
            List<GraphQLOperationDefinition> operations = [.. document.Definitions.OfType<GraphQLOperationDefinition>()];

            return ([.. operations.Select(it => it.Name?.StringValue ?? "")], operations is [var first, ..] ? await FaultAsync(document, first, ct) : "");
        }
        catch (RequestRefusal)
        {
            return ([], "");
        }
    }

    // The engine looks at all of the document, whichever operation it is asked about. Values come with a run only, and so do rights.
    private async Task<string?> FaultAsync(GraphQLDocument document, GraphQLOperationDefinition operation, CancellationToken ct)
    {
        var result = await Validator.ValidateAsync(new ValidationOptions { Schema = schema, Document = document, Operation = operation, Rules = Rules, Variables = Inputs.Empty, UserContext = new Dictionary<string, object?>(), CancellationToken = ct });
        var fault = result.Errors.SelectMany(error => error is ValidationEnded ended ? ended.Errors : [error]).FirstOrDefault(error => error is not InvalidVariableError);

        return fault is null ? null : ErrorMapper.Map(fault, new ErrorView("", Detail: false, Schema: true)).Message;
    }
}
