using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class RotateApiClientSecretTests(ServerHost host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id expiresAt lastUsedAt }} clientId clientSecret {TenantSession.Errors} }} }}";
    private const string Rotate = $"mutation($input: RotateApiClientSecretInput!) {{ rotateApiClientSecret(input: $input) {{ apiClient {{ rotatedAt formerSecretUntil }} clientSecret {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "X6/part")]
    public async Task Both_secrets_count_for_a_while_then_the_new_one_alone()
    {
        var tenant = await SignUpAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var other = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });
        var (id, old) = (made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);

        var rotated = await tenant.Owner.MutateAsync(Rotate, new { input = new { id = made.GetProperty("apiClient").GetProperty("id").GetString(), overlapHours = 2 } });
        var fresh = rotated.GetProperty("clientSecret").GetString()!;

        Assert.NotEqual(old, fresh);
        Assert.Equal(JsonValueKind.String, rotated.GetProperty("apiClient").GetProperty("formerSecretUntil").ValueKind);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await TokenStatusAsync(other, id, old), await TokenStatusAsync(other, id, fresh)));
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await TokenStatusAsync(other, id, old), await TokenStatusAsync(other, id, fresh)));
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task Without_an_overlap_the_former_secret_ends_at_once()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });

        await tenant.Owner.MutateAsync(Rotate, new { input = new { id = made.GetProperty("apiClient").GetProperty("id").GetString(), overlapHours = 0 } });

        Assert.Equal(HttpStatusCode.Unauthorized, await TokenStatusAsync(Host, made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!));
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task An_expired_client_is_refused_with_its_token_and_with_its_secret()
    {
        var tenant = await SignUpAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var other = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" }, expiresAt = clock.GetUtcNow().AddMinutes(5) } });
        var (id, secret) = (made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);
        using var client = new GraphQLClient(other.Address, await tenant.TokenAsync(id, secret, other.Address));
        var before = await client.SendAsync("{ orders { totalCount } }");

        clock.Advance(TimeSpan.FromMinutes(6));
        var after = await client.SendAsync("{ orders { totalCount } }");

        Assert.Empty(before.Errors);
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
        Assert.NotEqual(HttpStatusCode.OK, await TokenStatusAsync(other, id, secret));
        Assert.Equal(JsonValueKind.String, (await tenant.Owner.QueryAsync("{ apiClients { nodes { lastUsedAt } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("lastUsedAt").ValueKind);
    }

    [Fact]
    public async Task A_use_that_cannot_be_noted_now_stops_nobody()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "The lock is taken in PostgreSQL's words.");
        var tenant = await SignUpAsync();
        using var client = await tenant.ApiClientAsync("orders:read");
        await using var source = NpgsqlDataSource.Create(((PostgresTestDatabase)await Fixture.DatabaseAsync()).AppConnection);
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        await using var changing = await connection.BeginTransactionAsync(Cancelled);
        await using var held = new NpgsqlCommand($"SELECT set_config('app.tenant', '{NodeIds.ToGuid(tenant.Id)}', true); SELECT \"Id\" FROM tenancy.api_clients FOR UPDATE", connection, changing);
        await held.ExecuteNonQueryAsync(Cancelled);

        var answer = await client.SendAsync("{ orders { totalCount } }");

        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, answer.Errors.Count));
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task A_public_client_that_can_keep_a_secret_after_all_is_given_one_when_it_is_asked_for()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });
        var (client, id, old) = (made.GetProperty("apiClient").GetProperty("id").GetString(), made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);
        Task SetAsync(bool isPublic) => tenant.Owner.MutateAsync(
            $"mutation($input: UpdateApiClientRedirectsInput!) {{ updateApiClientRedirects(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id = client, redirectUris = new[] { "https://shop.example/callback" }, isPublic } });

        await SetAsync(true);
        Assert.Equal("input.id", (await tenant.Owner.RefusedAsync(Rotate, new { input = new { id = client } })).Fields("INPUT_INVALID").Single());
        await SetAsync(false);
        var secret = (await tenant.Owner.MutateAsync(Rotate, new { input = new { id = client } })).GetProperty("clientSecret").GetString()!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await TokenStatusAsync(Host, id, secret), await TokenStatusAsync(Host, id, old)));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });
        var id = made.GetProperty("apiClient").GetProperty("id").GetString();
        var narrow = await tenant.ApiClientAsync("tenancy:manage-clients");

        Assert.Equal(["input.overlapHours"], (await tenant.Owner.RefusedAsync(Rotate, new { input = new { id, overlapHours = 169 } })).Fields("INPUT_INVALID"));
        Assert.Equal(("PermissionNotHeldError", "PERMISSION_NOT_HELD", "input.id"), (await narrow.RefusedAsync(Rotate, new { input = new { id } })).Only());
        await tenant.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id } });
        Assert.Equal(("ApiClientRevokedError", "API_CLIENT_REVOKED", "input.id"), (await tenant.Owner.RefusedAsync(Rotate, new { input = new { id } })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_client_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var made = await other.Owner.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });

        var foreign = await mine.Owner.SendAsync(Rotate, new { input = new { id = made.GetProperty("apiClient").GetProperty("id").GetString() } });
        var unknown = await mine.Owner.SendAsync(Rotate, new { input = new { id = NodeIds.Of("ApiClient", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("API_CLIENT_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> TokenStatusAsync(RunningHost at, string id, string secret)
    {
        using var anybody = new GraphQLClient(at.Address);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]);
        using var answer = await anybody.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);

        return answer.StatusCode;
    }
}
