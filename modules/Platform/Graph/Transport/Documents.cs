using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Runs operations for the host's own work, as a member and with his rights alone: as over the API, without the way there and without points.</summary>
public sealed class Documents
{
    private readonly IServiceProvider services;
    private readonly IDocumentExecuter executer;
    private readonly ISchema schema;
    private readonly IValidationRule[] rules;

    internal Documents(IServiceProvider services, IDocumentExecuter executer, ISchema schema, IEnumerable<IOperationRule> rules) =>
        (this.services, this.executer, this.schema, this.rules) = (services, executer, schema, [.. DocumentValidator.CoreRules, .. rules]);

    /// <returns>The value of the operation's first field.</returns>
    /// <exception cref="InvalidOperationException">It was refused: the host's own work must fit the schema and the rights it is given.</exception>
    public async Task<IReadOnlyDictionary<string, object?>> RunAsync(TenantContext tenant, Caller caller, string document, IReadOnlyDictionary<string, object?> variables, CancellationToken ct)
    {
        var credential = new Credential(tenant, caller);
        await using var scope = await credential.OpenAsync(services, ct);

        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = document,
            Variables = new Inputs(variables.ToDictionary()),
            UserContext = new OperationContext($"{Guid.CreateVersion7():N}", caller.Language ?? caller.TenantLanguage, idempotencyKey: null, () => credential),
            RequestServices = scope.Services,
            ValidationRules = rules,
            CancellationToken = ct,
        });

        if (result.Errors is [var error, ..])
            throw new InvalidOperationException($"{error.Code}: {error.Message}", error);

        return ((result.Data as ExecutionNode)?.ToValue() as IReadOnlyDictionary<string, object?>)?.Values.First() as IReadOnlyDictionary<string, object?>
            ?? throw new InvalidOperationException("The operation has no answer.");
    }
}
