using System.Net;
using System.Net.Http.Json;
using Npgsql;
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

        foreach (var (accept, said) in new[] { ("application/json", "SERVICE_UNAVAILABLE"), ("text/html", "<html") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = JsonContent.Create(new { email = company.Email, password = company.Password }), Headers = { { "GraphQL-preflight", "1" }, { "Accept", accept } } };
            using var door = await company.Owner.Http.SendAsync(request, Cancelled);

            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (door.StatusCode, door.Headers.RetryAfter?.Delta));
            Assert.Contains(said, await door.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        await database.AdmitAsync(connections: -1);
        Assert.NotEmpty((await company.Owner.QueryAsync("{ company { name } }")).GetProperty("company").GetProperty("name").GetString()!);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_database_that_goes_in_the_midst_of_an_operation_is_told_by_the_status_too(string accept)
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        const string Document = "mutation { createOrder(input: {}) { order { id } errors { ... on Error { code } } } }";
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(database);
        using var company = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        await company.Owner.MutateAsync(Document);
        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE orders.orders IN SHARE MODE", connection))
            await command.ExecuteNonQueryAsync(Cancelled);

        // It has begun, and waits for the lock.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Document }), Headers = { Accept = { new(accept) } } };
        var sending = company.Owner.Http.SendAsync(request, Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);
        await database.AdmitAsync(connections: 0);
        using var refused = await sending;
        var answer = new GraphQLAnswer(refused.StatusCode, await refused.Content.ReadAsStringAsync(Cancelled));

        Assert.Contains("\"data\":null", answer.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE"), (answer.Status, Assert.Single(answer.Codes)));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);

        await database.AdmitAsync(connections: -1);
        await transaction.RollbackAsync(Cancelled);
        await company.Owner.MutateAsync(Document);
    }
}
