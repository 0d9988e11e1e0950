using System.Net;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>Runs a mutation for one who sends no document: a page that the host renders. The same scope, transaction and refusals as over the API.</summary>
public sealed class UseCases
{
    private readonly IServiceProvider services;
    private readonly MutationPipeline pipeline;

    internal UseCases(IServiceProvider services, MutationPipeline pipeline) => (this.services, this.pipeline) = (services, pipeline);

    /// <summary>Runs a use case that anybody may call.</summary>
    /// <param name="requestId">The request as the log knows it.</param>
    /// <param name="address">Where it came from.</param>
    /// <returns>The refusals; none when it was done.</returns>
    public async Task<IReadOnlyList<Error>> RunPublicAsync<TMutation>(object input, string requestId, IPAddress? address, CancellationToken ct) where TMutation : IMutation, IPublic
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        var call = new MutationCall(scope.Services, typeof(TMutation), Names.Camel(typeof(TMutation).Name), input, Key: null, typeof(TMutation).IsAssignableTo(typeof(ICreatesTenant)), _ => null, RequestId: requestId, Address: NetworkAddress.Bare(address)?.ToString());

        return (await pipeline.RunAsync(call, ct)).Errors ?? [];
    }
}
