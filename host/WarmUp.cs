using Microsoft.AspNetCore.Hosting.Server;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Host;

/// <summary>
/// Asks what everybody asks first, once, before the host says that it is ready: models, queries and code are made then, and the first
/// caller needn't wait for them. It asks as a company that isn't there, and so finds nothing; then it comes by the door, as a stranger.
/// </summary>
internal sealed partial class WarmUp(IServiceProvider services, Documents documents, IServer server, ILogger<WarmUp> log)
{
    private const string Document = """
        query($first: Int!) {
          orders(first: $first, where: { number: { icontains: "a" } }, order: [{ number: DESC }]) { nodes { id number status placedAt total { amount currency } customer { id name } } pageInfo { hasNextPage endCursor } totalCount }
          latest: orders(first: $first) { nodes { id number status total { amount currency } } }
          products(first: $first) { nodes { id name variants { id sku } } }
          customers(first: $first) { nodes { id name } }
          stockLevels(first: $first) { nodes { id available } }
          receipts(first: $first) { nodes { id } }
        }
        """;

    private static readonly HashSet<string> Rights = ["orders:read", "catalog:read", "customers:read", "inventory:read", "payments:read"];

    private static readonly TenantContext Nobody = new(Guid.CreateVersion7());

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private bool done;

    /// <summary>Does nothing after the first time. A host that can't warm up is ready all the same: whoever comes first waits.</summary>
    public async Task RunAsync()
    {
        if (done)
            return;

        try
        {
            done = true;

            // Twice: what is compiled at the first use is used at the second.
            for (var round = 0; round < 2; round++)
            {
                await documents.RunAsync(Nobody, new(CallerKind.ApiClient, Guid.Empty, "warm-up", Rights), Document, new Dictionary<string, object?> { ["first"] = 20 }, CancellationToken.None);
                await AskWhoMayAsync();
                await KnockAsync();
            }
        }
        catch (Exception fault)
        {
            Failed(log, fault);
        }
    }

    private async Task AskWhoMayAsync()
    {
        await using var scope = TenantScope.Of(services, Nobody, Caller.System);
        var membership = scope.Services.GetRequiredService<IMembership>();
        await membership.FindMemberAsync(Guid.Empty, CancellationToken.None);
        await membership.FindApiClientAsync(Guid.Empty, inUse: false, CancellationToken.None);
    }

    // What every request passes before and after it is run; a session and a token that don't count are turned away at the end of their checks.
    private async Task KnockAsync()
    {
        if (OwnAddress.Of(server) is not { } address || !address.StartsWith("http://", StringComparison.Ordinal))
            return;

        // Past any proxy that the surroundings name, and never for long: the host isn't ready before.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

        foreach (var (header, value) in new[] { ("Accept", "*/*"), ("Cookie", "oc=warm-up"), ("Authorization", "Bearer e30.e30.e30") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }), Headers = { { header, value }, { "GraphQL-preflight", "1" } } };
            using var answer = await http.SendAsync(request);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The host could not warm up")]
    private static partial void Failed(ILogger log, Exception fault);
}
