using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Cost;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>The places of an operation whose meaning depends on variables.</summary>
/// <param name="Definition">The operation as it stands in the document.</param>
/// <param name="Bare">The operation with its variables and nothing selected: the engine then needn't search all of it for them.</param>
/// <param name="NeverNull">Variables that may be left out but not be null, because something required takes them.</param>
/// <param name="Fields">Fields with arguments, and those whose arguments are looked at even if none is sent.</param>
/// <param name="Directed">Nodes with directives.</param>
/// <param name="Cost">By the variables.</param>
internal sealed record KnownOperation(
    GraphQLOperationDefinition Definition,
    GraphQLOperationDefinition Bare,
    IReadOnlyList<GraphQLVariableDefinition> NeverNull,
    IReadOnlyList<(GraphQLField Node, FieldType Definition)> Fields,
    IReadOnlyList<IHasDirectivesNode> Directed,
    CostPlan Cost)
{
    /// <summary>What a run made of arguments and directives, and found nothing wrong with, where no other can be sent. Null before the first, and where there are variables.</summary>
    public FixedArguments? Fixed { get; set; }

    /// <summary>Whether the text says all that is sent. What is made of a mutation's input is its handler's own.</summary>
    public bool IsFixed => Bare is { Operation: OperationType.Query, Variables: null or { Count: 0 } };
}

/// <summary>Arguments and directives as the engine keeps them; null where none is sent.</summary>
internal sealed record FixedArguments(Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments, Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>? Directives);
