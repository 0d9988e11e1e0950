using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>A document that passed guard and validation, with what of it must be looked at in every run.</summary>
internal sealed class KnownDocument(GraphQLDocument document, ISchema schema)
{
    private readonly ConcurrentDictionary<string, KnownOperation> operations = [];

    public GraphQLDocument Document => document;

    /// <inheritdoc cref="OperationChoice.Of"/>
    public KnownOperation Of(string? name) => operations.GetOrAdd(name ?? "", static (it, owner) => owner.Look(it), this);

    private KnownOperation Look(string name) => new OperationSurvey(document, schema).Of(OperationChoice.Of(document, name));
}
