using System.Net.Http.Json;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Eight companies at once over very few connections, some requests broken off, some failing: a pooled connection never keeps another's name.</summary>
public sealed class InterleavedTenantsTests(ServerHost host) : ApiTest(host)
{
    private const int Tenants = 8;
    private const string Query = "query($sku: String!) { products(first: 50) { nodes { name variants { sku } } } variantByCode(code: $sku) { sku } stockLevels(first: 50) { nodes { onHand } } company { id } }";

    [Theory, InlineData(5), InlineData(1), Trait("Proves", "P11"), Trait("Capability", "B5/part")]
    public async Task No_answer_holds_a_row_of_another(int connections)
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "The pool is PostgreSQL's.");
        var shops = new List<Shop>();

        for (var number = 0; number < Tenants; number++)
        {
            shops.Add(new Shop(await SignUpAsync()));
            await shops[^1].GoodsAsync(stock: 5, sku: $"PLANTED-{number}");
        }

        var database = (PostgresTestDatabase)await Fixture.DatabaseAsync();
        await using var small = await Fixture.AnotherHostAsync(builder =>
            builder.Configuration["Database:Connection"] = new NpgsqlConnectionStringBuilder(database.AppConnection) { MaxPoolSize = connections, Timeout = 60, ApplicationName = $"small {connections}" }.ToString());
        var callers = await Task.WhenAll(shops.Select(shop => TenantSession.SignInAsync(small.Address, shop.Tenant.Email, shop.Tenant.Password)));
        var requests = (Full ? 20_000 : 800) / (connections == 1 ? 4 : 1);
        var (whole, broken) = (0, 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 4 * connections, CancellationToken = Cancelled }, async (number, _) =>
        {
            var (mine, kind) = (number % Tenants, number / Tenants % 10);
            var told = kind switch
            {
                0 => await BrokenOffAsync(callers[mine], mine),
                1 => (await callers[mine].SendAsync(Shop.Mutation("cancelOrder", "order { id }"), new { input = new { id = "no id", expectedVersion = 1, reason = "x" } })).Body,
                _ => (await callers[mine].SendAsync(Query, new { sku = $"PLANTED-{mine}" })).Body,
            };

            for (var other = 0; other < Tenants; other++)
                Assert.True(other == mine || !told.Contains($"PLANTED-{other}", StringComparison.Ordinal), $"Tenant {mine} was told of tenant {other}: {told}");

            if (kind > 1 && told.Contains("\"errors\"", StringComparison.Ordinal))
                Interlocked.Increment(ref broken);
            else if (kind > 1)
            {
                Assert.Contains($"PLANTED-{mine}", told, StringComparison.Ordinal);
                Interlocked.Increment(ref whole);
            }
        });

        // A slow machine may turn some away; most are answered.
        Assert.True(whole > requests / 2, $"{whole} whole answers, {broken} refused");

        foreach (var caller in callers)
            caller.Dispose();
    }

    private static async Task<string> BrokenOffAsync(GraphQLClient caller, int mine)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 12)));

        try
        {
            using var answer = await caller.Http.PostAsJsonAsync("/graphql", new { query = Query, variables = new { sku = $"PLANTED-{mine}" } }, soon.Token);

            return await answer.Content.ReadAsStringAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }
}
