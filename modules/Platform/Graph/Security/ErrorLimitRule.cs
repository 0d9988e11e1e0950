using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// Ends validation at the fifth error. The engine would go on and make an error object for each of 4,000 equal arguments,
/// and count lines from the top of the document for every one of them.
/// </summary>
internal sealed class ErrorLimitRule : ValidationRuleBase, INodeVisitor
{
    public const int MaxErrors = 5;

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    /// <exception cref="ValidationEnded">With the errors found so far.</exception>
    public ValueTask EnterAsync(ASTNode node, ValidationContext context) =>
        context.HasErrors && context.Errors.Count() >= MaxErrors ? throw new ValidationEnded([.. context.Errors.Take(MaxErrors)]) : default;

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}

/// <summary>Carries the errors out of a validation that was ended early.</summary>
internal sealed class ValidationEnded(IReadOnlyList<ExecutionError> errors) : RequestError("Validation ended.")
{
    public IReadOnlyList<ExecutionError> Errors => errors;
}
