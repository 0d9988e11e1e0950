using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>Keys change while the host runs, and nobody notices: the old ones prove what they signed until it has ended.</summary>
public sealed class KeyRotationTests(KeyRotationHost host) : ApiTest(host), IClassFixture<KeyRotationHost>
{
    [Fact, Trait("Proves", "P16")]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_counts_until_its_last_token_ends()
    {
        var clock = host.Clock;
        var tenant = await SignUpAsync();
        using var flow = await OAuthFlow.StartAsync(Host, tenant, isPublic: false);
        var first = Kid(await TokenAsync(flow));
        Assert.Equal([first], await PublishedAsync());

        clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromMinutes(1));
        var both = await Eventually.GetAsync(PublishedAsync, keys => keys.Count == 2);
        Assert.Equal(2, both.Count);
        Assert.Equal(first, Kid(await TokenAsync(flow)));

        clock.Advance(TimeSpan.FromMinutes(55));
        await flow.Browser.SignInAsync(tenant.Email, tenant.Password);
        var (old, renewable) = (await TokenAsync(flow), await flow.TokensAsync());
        Assert.Equal(first, Kid(old));

        clock.Advance(TimeSpan.FromMinutes(10));
        var fresh = await Eventually.GetAsync(() => TokenAsync(flow), token => Kid(token) != first);
        Assert.Equal(both.Except([first]), [Kid(fresh)]);
        Assert.Equal(both.Order(), (await PublishedAsync()).Order());
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(old));
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(fresh));
        // A refresh token was encrypted by the key before, and a person's tokens signed by it.
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(renewable.Access()));
        Assert.Equal(Kid(fresh), Kid((await flow.RefreshAsync(renewable.Refresh())).Access()!));

        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(old));
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(fresh));

        clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([Kid(fresh)], await Eventually.GetAsync(PublishedAsync, keys => keys.Count == 1));
    }

    [Fact, Trait("Proves", "P28"), Trait("Capability", "R1/part")]
    public async Task No_key_lies_in_the_clear_but_the_outer_one()
    {
        await SignUpAsync();
        var files = Directory.GetFiles(Path.Combine((await Fixture.DatabaseAsync()).Directory, "keys"), "*.xml");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(files, file => Assert.Contains("<sealed", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static async Task<string> TokenAsync(OAuthFlow flow) => (await flow.TokenAsync(("grant_type", "client_credentials"))).Access()!;

    private static string Kid(string token) => new JsonWebToken(token).Kid;

    private async Task<List<string>> PublishedAsync() =>
        [.. (await Anonymous().Http.GetFromJsonAsync<JsonElement>("/.well-known/jwks", Cancelled)).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
}

/// <summary>A host of its own, since its keys are of another time.</summary>
public sealed class KeyRotationHost : HostFixture
{
    public KeyRotationHost() : this(new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))) { }

    private KeyRotationHost(FakeTimeProvider clock) : base(ServerHost.CreateAsync, builder => builder.Services.AddSingleton<TimeProvider>(clock)) => Clock = clock;

    public FakeTimeProvider Clock { get; }
}
