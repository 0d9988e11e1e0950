using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>Validates an operation of a known document: only what may differ from run to run, which is variables, arguments and the rules that ask to be heard. The engine would walk all of it three times for that.</summary>
internal static class OperationValidator
{
    public static async ValueTask<IValidationResult> ValidateAsync(KnownOperation operation, ExecutionOptions options)
    {
        IReadOnlyList<IValidationRule> rules = options.ValidationRules as IReadOnlyList<IValidationRule> ?? [.. options.ValidationRules ?? []];
        var context = ContextOf(operation, options);

        if (!await AllowAsync(rules, context, static (rule, it) => rule.GetPreNodeVisitorAsync(it)))
            return new ValidationResult(context.Errors);

        var variables = await VariablesAsync(operation, context);

        if (context.HasErrors)
            return new ValidationResult(context.Errors) { Variables = variables };

        var known = operation.Fixed;

        if (known is not null)
            (context.ArgumentValues, context.DirectiveValues) = (known.Arguments, known.Directives);
        else
            ReadArguments(operation, variables, context);

        if (!context.HasErrors)
        {
            await AllowAsync(rules, context, static (rule, it) => rule.GetPostNodeVisitorAsync(it));

            if (known is null)
                await CheckArgumentsAsync(operation, context);
        }

        if (known is null && !context.HasErrors && operation.IsFixed)
            operation.Fixed = new(context.ArgumentValues, context.DirectiveValues);

        return new ValidationResult(context.Errors) { Variables = variables, ArgumentValues = context.ArgumentValues, DirectiveValues = context.DirectiveValues };
    }

    private static ValidationContext ContextOf(KnownOperation operation, ExecutionOptions options) => new()
    {
        Schema = options.Schema!,
        Document = options.Document!,
        Operation = operation.Definition,
        UserContext = options.UserContext,
        Variables = options.Variables ?? Inputs.Empty,
        Extensions = options.Extensions ?? Inputs.Empty,
        Metrics = Metrics.None,
        RequestServices = options.RequestServices,
        User = options.User,
        CancellationToken = options.CancellationToken,
    };

    // Most rules decide without a visitor; only for the others the document is walked.
    private static async ValueTask<bool> AllowAsync(IReadOnlyList<IValidationRule> rules, ValidationContext context, Func<IValidationRule, ValidationContext, ValueTask<INodeVisitor?>> visitorOf)
    {
        List<INodeVisitor>? visitors = null;

        for (var index = 0; index < rules.Count; index++)
            if (await visitorOf(rules[index], context) is { } visitor)
                (visitors ??= [context.TypeInfo = new TypeInfo(context.Schema)]).Add(visitor);

        if (visitors is not null)
            await new BasicVisitor(visitors).VisitAsync(context.Document, new BasicVisitor.State(context));

        return !context.HasErrors;
    }

    private static async ValueTask<Variables> VariablesAsync(KnownOperation known, ValidationContext context)
    {
        if (context.Operation.Variables is not { Count: > 0 })
            return Variables.None;

        var operation = context.Operation;
        context.Operation = known.Bare;
        var (variables, errors) = await context.GetVariablesValuesAsync();
        context.Operation = operation;

        foreach (var error in errors ?? [])
            context.ReportError(error);

        foreach (var definition in known.NeverNull)
            if (context.Variables.TryGetValue(definition.Variable.Name.StringValue, out var sent) && sent is null)
                context.ReportError(new InvalidVariableError(context, definition, definition.Variable.Name.StringValue, "Received a null input for a non-null variable."));

        return variables;
    }

    private static void ReadArguments(KnownOperation operation, Variables variables, ValidationContext context)
    {
        foreach (var node in operation.Directed)
            Report(context, () =>
            {
                if (ExecutionHelper.GetDirectives(node, variables, context.Schema, context.Document) is { } directives)
                    (context.DirectiveValues ??= []).Add((ASTNode)node, directives);
            });

        foreach (var (node, definition) in operation.Fields)
            if (node.Arguments is { Count: > 0 })
                Report(context, () =>
                {
                    if (ExecutionHelper.GetArguments(definition.Arguments, node.Arguments, variables, context.Document, node, directive: null) is { } arguments)
                        (context.ArgumentValues ??= []).Add(node, arguments);
                });
    }

    // As the engine's rule does, which walks all of the document to find these fields.
    private static async ValueTask CheckArgumentsAsync(KnownOperation operation, ValidationContext context)
    {
        foreach (var (node, definition) in operation.Fields)
        {
            if (definition.ValidateArguments is not { } check || IsEnough(context))
                continue;

            try
            {
                await check(new FieldArgumentsValidationContext { FieldAst = node, FieldDefinition = definition, ValidationContext = context, Arguments = context.ArgumentValues?.GetValueOrDefault(node) });
            }
            catch (ValidationError error)
            {
                context.ReportError(error);
            }
        }
    }

    // As in a new document's validation: thousands of equal faults would each be made into an error.
    private static bool IsEnough(ValidationContext context) => context.HasErrors && context.Errors.Count() >= ErrorLimitRule.MaxErrors;

    private static void Report(ValidationContext context, Action read)
    {
        if (IsEnough(context))
            return;

        try
        {
            read();
        }
        catch (ValidationError error)
        {
            context.ReportError(error);
        }
    }
}
