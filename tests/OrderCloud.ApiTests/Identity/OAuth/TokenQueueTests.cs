using System.Diagnostics;
using System.Net;
using Npgsql;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>Programs that ask for a token while the database stands still are told to come again, those in the queue too.</summary>
public sealed class TokenQueueTests(ServerHost host) : ApiTest(host)
{
    // More than find a place one after the other in the time that one waits: eight at once, two seconds each, ten seconds.
    private const int Programs = 60;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(14);

    [Fact, Trait("Proves", "P26/part")]
    public async Task While_it_stands_still_each_is_told_to_come_again_and_afterwards_gets_a_token()
    {
        Assert.SkipUnless(Full, "Run by build/test --full.");
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(database);
        using var company = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        var made = await company.Owner.MutateAsync("mutation { createApiClient(input: { name: \"Till\", permissions: [\"orders:read\"] }) { clientId clientSecret errors { __typename } } }");
        var (id, secret) = (made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);

        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        await using var still = await connection.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE identity.oauth_applications IN ACCESS EXCLUSIVE MODE", connection))
            await command.ExecuteNonQueryAsync(Cancelled);

        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, Programs).Select(_ => AskAsync(host, id, secret)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.True(watch.Elapsed < Most, $"The last was answered after {watch.Elapsed}.");

        await still.RollbackAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, id, secret));
    }

    private static async Task<HttpStatusCode> AskAsync(RunningHost host, string id, string secret)
    {
        using var program = new GraphQLClient(host.Address);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]);
        using var answer = await program.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);

        return answer.StatusCode;
    }
}
