using System.Net;
using System.Net.Http.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>A database that takes nobody in is no fault of a request, and none of the product: callers are told when to come again, and need nothing more.</summary>
public sealed class UnavailableDatabaseTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P26")]
    public async Task While_the_database_takes_no_connections_callers_are_told_to_come_again()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(database);
        using var company = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");

        await database.AdmitAsync(connections: 0);
        using var refused = await company.Owner.Http.PostAsJsonAsync("/graphql", new { query = "{ company { name } }" }, Cancelled);
        var answer = new GraphQLAnswer(refused.StatusCode, await refused.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE"), (answer.Status, Assert.Single(answer.Codes)));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("Npgsql", answer.Body, StringComparison.Ordinal);

        await database.AdmitAsync(connections: -1);
        Assert.NotEmpty((await company.Owner.QueryAsync("{ company { name } }")).GetProperty("company").GetProperty("name").GetString()!);
    }
}
