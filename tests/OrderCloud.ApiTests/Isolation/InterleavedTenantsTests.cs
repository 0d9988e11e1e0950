using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// Eight companies at once over very few connections, a tenth of the requests broken off, a tenth failing after they have written and before
/// they commit: a pooled connection keeps neither another's name nor anything of what failed.
/// </summary>
public sealed class InterleavedTenantsTests(ServerHost host) : ApiTest(host)
{
    private const int Tenants = 8;
    private const string Fails = "createCustomer";
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
        {
            // What is planted here is no news.
            builder.Configuration["Logging:LogLevel:OrderCloud.Platform.Graph.Transport"] = "None";
            builder.Configuration["Database:Connection"] = new NpgsqlConnectionStringBuilder(database.AppConnection) { MaxPoolSize = connections, Timeout = 60, ApplicationName = $"small {connections}" }.ToString();
        }, change: Replace);
        var callers = await Task.WhenAll(shops.Select(shop => TenantSession.SignInAsync(small.Address, shop.Tenant.Email, shop.Tenant.Password)));
        var requests = (Full ? 20_000 : 800) / (connections == 1 ? 4 : 1);
        var (whole, broken, thrown) = (0, 0, 0);
        var before = await LeftAsync(shops);

        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 4 * connections, CancellationToken = Cancelled }, async (number, _) =>
        {
            var (mine, kind) = (number % Tenants, number / Tenants % 10);
            var told = kind switch
            {
                0 => await BrokenOffAsync(callers[mine], mine),
                1 => (await callers[mine].SendAsync($"mutation($input: CreateCustomerInput!) {{ {Fails}(input: $input) {{ customer {{ id name }} }} }}", new { input = new { name = $"PLANTED-{mine}", addresses = new[] { Shop.Address($"PLANTED-{mine}") } } })).Body,
                _ => (await callers[mine].SendAsync(Query, new { sku = $"PLANTED-{mine}" })).Body,
            };

            for (var other = 0; other < Tenants; other++)
                Assert.True(other == mine || !told.Contains($"PLANTED-{other}", StringComparison.Ordinal), $"Tenant {mine} was told of tenant {other}: {told}");

            if (kind == 1)
            {
                Assert.Contains("\"errors\"", told, StringComparison.Ordinal);
                Interlocked.Add(ref thrown, told.Contains("\"INTERNAL\"", StringComparison.Ordinal) ? 1 : 0);
            }
            else if (kind > 1 && told.Contains("\"errors\"", StringComparison.Ordinal))
                Interlocked.Increment(ref broken);
            else if (kind > 1)
            {
                Assert.Contains($"PLANTED-{mine}", told, StringComparison.Ordinal);
                Interlocked.Increment(ref whole);
            }
        });

        // A slow machine may turn some away; most are answered.
        Assert.True(whole > requests / 2, $"{whole} whole answers, {broken} refused");
        Assert.True(thrown > requests / 20, $"{thrown} of {requests} have failed on their way");
        Assert.Equal(before, await LeftAsync(shops));

        foreach (var caller in callers)
            caller.Dispose();
    }

    /// <summary>What the companies have of customers and in their logs.</summary>
    private async Task<IReadOnlyList<string>> LeftAsync(IEnumerable<Shop> shops)
    {
        var left = new List<string>();

        foreach (var shop in shops)
        {
            var rows = await TenantRows.CountAsync(await Fixture.DatabaseAsync(), shop.Tenant.Id);
            Assert.Equal(0, rows["customers"]);
            left.AddRange(rows.Select(row => $"{shop.Tenant.Id} {row.Key} {row.Value}"));
        }

        return left;
    }

    private static void Replace(IServiceCollection services)
    {
        var product = services.Last(it => it.ServiceType == typeof(IChangeLog));
        services.AddScoped<IChangeLog>(provider => new FailsAtLast((IChangeLog)ActivatorUtilities.CreateInstance(provider, product.ImplementationType!), provider.GetRequiredService<Origin>()));
    }

    /// <summary>Everything is written, the log's entry too, and then it fails: the last thing before the commit.</summary>
    private sealed class FailsAtLast(IChangeLog product, Origin origin) : IChangeLog
    {
        public async Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct)
        {
            await product.AppendAsync(changes, ct);

            if (origin.Operation is Fails)
                throw new InvalidOperationException("Planted: after all is written.");
        }
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
