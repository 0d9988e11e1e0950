using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Which operation of a document is meant.</summary>
internal static class OperationChoice
{
    /// <exception cref="RequestRefusal">None or several fit.</exception>
    public static GraphQLOperationDefinition Of(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>();

        if (string.IsNullOrEmpty(name))
            return operations.Take(2).ToArray() switch
            {
                [var only] => only,
                [] => throw Refusal("The document holds no operation."),
                _ => throw Refusal("The document holds several operations: say which one by operationName."),
            };

        return operations.FirstOrDefault(operation => operation.Name == name) ?? throw Refusal("The document holds no operation of that name.");
    }

    private static RequestRefusal Refusal(string message) => new(ErrorCodes.ValidationFailed, message);
}
