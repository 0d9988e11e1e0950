using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>Keeps the schema from those who may not introspect; <c>__typename</c> tells nothing new and always works.</summary>
internal sealed class IntrospectionRule : ValidationRuleBase, INodeVisitor, IOperationRule
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) =>
        new(context.UserContext is OperationContext { MayIntrospect: true } ? null : this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLField { Name.Value.Span: "__schema" or "__type" } field)
            context.ReportError(new ValidationError(context.Document.Source, null, "Introspection is not allowed for the current request.", field)
            {
                Code = ErrorCodes.IntrospectionOff,
                Extensions = new() { ["field"] = field.Name.StringValue },
            });

        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}
