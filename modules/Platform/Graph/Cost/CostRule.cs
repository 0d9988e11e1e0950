using GraphQL.Validation;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Cost;

/// <summary>Refuses what costs too much, once it is known to be valid and allowed.</summary>
internal sealed class CostRule(CostLimits limits) : ValidationRuleBase, IOperationRule
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.UserContext is not OperationContext { Cost: var cost } operation || context.HasErrors)
            return default;

        if (cost.Fields > limits.FieldCost)
            Refuse(context, "field", cost.Fields, limits.FieldCost);
        else if (cost.Types > limits.TypeCost)
            Refuse(context, "type", cost.Types, limits.TypeCost);
        else if (operation.CostMode is CostMode.Validate)
            context.ReportError(new CostIsAnswer());

        return default;
    }

    private static void Refuse(ValidationContext context, string metric, double cost, int limit) =>
        context.ReportError(new ValidationError(context.Document.Source, null, $"The maximum allowed {metric} cost was exceeded.", context.Operation)
        {
            Code = ErrorCodes.TooCostly,
            Extensions = new() { [$"{metric}Cost"] = (long)cost, [$"max{char.ToUpperInvariant(metric[0])}{metric[1..]}Cost"] = limit },
        });
}

/// <summary>Nothing is wrong: the client asked for the cost alone.</summary>
internal sealed class CostIsAnswer() : ValidationError("The cost was asked for.");
