using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>A document that passed guard and validation, with what of it must be looked at in every run.</summary>
internal sealed class KnownDocument(GraphQLDocument document, ISchema schema)
{
    private readonly ConcurrentDictionary<GraphQLOperationDefinition, KnownOperation> operations = [];

    public GraphQLDocument Document => document;

    public KnownOperation Of(GraphQLOperationDefinition operation) => operations.GetOrAdd(operation, static (it, owner) => owner.Look(it), this);

    private KnownOperation Look(GraphQLOperationDefinition operation) => new OperationSurvey(document, schema).Of(operation);
}
