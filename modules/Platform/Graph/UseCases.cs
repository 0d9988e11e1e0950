using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>Runs a mutation for one who sends no document: a page that the host renders. The same scope, transaction and refusals as over the API.</summary>
public sealed class UseCases
{
    private readonly IServiceProvider services;
    private readonly MutationPipeline pipeline;

    internal UseCases(IServiceProvider services, MutationPipeline pipeline) => (this.services, this.pipeline) = (services, pipeline);

    /// <summary>Runs a use case that anybody may call.</summary>
    /// <param name="address">Where the caller is, as <see cref="NetworkAddress"/> says it.</param>
    /// <returns>The refusals; none when it was done.</returns>
    public async Task<IReadOnlyList<Error>> RunPublicAsync<TMutation>(object input, string address, CancellationToken ct) where TMutation : IMutation, IPublic
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        var call = new MutationCall(scope.Services, typeof(TMutation), Names.Camel(typeof(TMutation).Name), input, Key: null, typeof(TMutation).IsAssignableTo(typeof(ICreatesTenant)), _ => null, Address: address);

        return (await pipeline.RunAsync(call, ct)).Errors ?? [];
    }
}
