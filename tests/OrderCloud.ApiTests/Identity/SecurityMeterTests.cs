using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Identity;

/// <summary>What an operator's alarm hangs on: each kind of attack that is refused is counted, and names nobody.</summary>
public sealed class SecurityMeterTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "R3/part")]
    public async Task Tries_at_a_locked_account_and_from_a_locked_address_are_counted()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        using var counted = new Counted(another);
        var tenant = await SignUpAsync();
        using var api = new GraphQLClient(another.Address);

        for (var wrong = 0; wrong < 5; wrong++)
            await TryAsync(api, tenant.Email);

        Assert.Empty(counted.By);
        await TryAsync(api, tenant.Email);
        Assert.Equal(["ordercloud.security.locked_out ordercloud.lock=account 1"], counted.All);

        for (var wrong = 6; wrong < 21; wrong++)
            await TryAsync(api, $"nobody{wrong}@example.com");

        Assert.Equal(["ordercloud.security.locked_out ordercloud.lock=account 1", "ordercloud.security.locked_out ordercloud.lock=address 1"], counted.All);
    }

    [Fact, Trait("Capability", "R3/part")]
    public async Task Refusals_to_give_more_than_one_has_are_counted()
    {
        using var counted = new Counted(Host);
        using var tenant = await SignUpAsync();
        using var manager = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:read-members", "tenancy:manage-roles", "tenancy:manage-clients"]));

        await manager.NewRoleAsync(["tenancy:manage-roles"]);
        var before = counted.Of("ordercloud.security.refused_grants");
        await manager.RefusedAsync(People.CreateRole, new { input = new { name = "More", permissions = new[] { "orders:cancel" }, scope = "ALL" } });
        await manager.RefusedAsync($"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { name = "More", permissions = new[] { "orders:cancel" } } });

        // Tests side by side share the host: theirs are counted too.
        Assert.True(counted.Of("ordercloud.security.refused_grants") >= before + 2);
    }

    private static async Task TryAsync(GraphQLClient client, string email)
    {
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password = "not the password" }, Cancelled);
    }

    /// <summary>What one host counts from here on.</summary>
    internal sealed class Counted : IDisposable
    {
        private readonly MeterListener meters = new();

        public Counted(RunningHost of)
        {
            var factory = of.Services.GetRequiredService<IMeterFactory>();
            meters.InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == "OrderCloud.Security" && ReferenceEquals(instrument.Meter.Scope, factory))
                    it.EnableMeasurementEvents(instrument);
            };
            meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => By.AddOrUpdate(string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]), value, (_, sum) => sum + value));
            meters.Start();
        }

        public ConcurrentDictionary<string, long> By { get; } = [];

        public IReadOnlyList<string> All => [.. By.Select(it => $"{it.Key} {it.Value}").Order(StringComparer.Ordinal)];

        public long Of(string name) => By.Where(it => it.Key == name).Sum(it => it.Value);

        public void Dispose() => meters.Dispose();
    }
}
