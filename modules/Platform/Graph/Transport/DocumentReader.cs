using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Looks at a document before it is stored.</summary>
public sealed class DocumentReader
{
    private readonly DocumentGuard guard;

    internal DocumentReader(DocumentGuard guard) => this.guard = guard;

    /// <returns>The names of its operations, and what is wrong with it; null for nothing.</returns>
    public (IReadOnlyList<string> Operations, string? Fault) Read(string text)
    {
        try
        {
            var operations = guard.Build(text).Definitions.OfType<GraphQLOperationDefinition>().Select(it => it.Name?.StringValue ?? "").ToList();

            return (operations, operations is [] ? "The document holds no operation." : null);
        }
        catch (RequestRefusal refusal)
        {
            return ([], refusal.Message);
        }
    }
}
