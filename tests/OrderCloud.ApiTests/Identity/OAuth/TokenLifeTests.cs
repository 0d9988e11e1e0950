using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>What becomes of tokens: renewed, revoked, forged, outlived. On a clock of its own, which stands unless it is pushed.</summary>
public abstract class TokenLifeTests(HostFixture host) : ApiTest(host)
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private RunningHost timed = null!;
    private TenantSession tenant = null!;
    private OAuthFlow flow = null!;

    private protected OAuthFlow Flow => flow;

    private protected TenantSession Tenant => tenant;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        timed = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Configuration["Auth:Issuer"] = "https://orders.example.com/";
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        });
        tenant = await SignUpAsync();
        flow = await OAuthFlow.StartAsync(timed, tenant, isPublic: false);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        flow.Dispose();
        await timed.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Each_renewal_gives_new_tokens_and_a_lost_answer_may_be_asked_for_again_for_half_a_minute()
    {
        var first = await flow.TokensAsync();

        var second = await flow.RefreshAsync(first.Refresh());
        clock.Advance(TimeSpan.FromSeconds(29));
        var again = await flow.RefreshAsync(first.Refresh());

        Assert.NotEqual(first.Refresh(), second.Refresh());
        Assert.NotNull(again.Access());
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(second.Access()));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task An_old_refresh_token_used_after_that_revokes_the_whole_family()
    {
        var first = await flow.TokensAsync();
        var second = await flow.RefreshAsync(first.Refresh());
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(first.Refresh())).Error());

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(second.Refresh())).Error());
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(second.Access()));
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "R41")]
    public async Task Renewed_twice_within_one_tick_of_the_clock_the_oldest_is_still_known_as_used()
    {
        var first = await flow.TokensAsync();
        var second = await flow.RefreshAsync(first.Refresh());
        var third = await flow.RefreshAsync(second.Refresh());
        Assert.Equal(3, new[] { first.Refresh(), second.Refresh(), third.Refresh() }.Distinct().Count());
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(first.Refresh())).Error());

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(third.Refresh())).Error());
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(third.Access()));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task A_renewal_may_ask_for_less_and_not_for_more()
    {
        var first = await flow.TokensAsync(("scope", "tenancy:read-settings offline_access"));

        Assert.Contains((await flow.RefreshAsync(first.Refresh(), ("scope", "tenancy:read-settings orders:read"))).Error(), new[] { "invalid_scope", "invalid_grant" });
        Assert.NotNull((await flow.RefreshAsync(first.Refresh(), ("scope", "tenancy:read-settings"))).Access());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Codes_access_tokens_and_refresh_tokens_end_on_time()
    {
        await using var apart = Fixture.Apart();
        var host = await apart.HostAsync();
        using var company = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        using var its = await OAuthFlow.StartAsync(host, company, isPublic: false);
        var code = await its.CodeAsync();
        apart.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("invalid_grant", (await its.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", its.Verifier))).Error());

        var tokens = await its.TokensAsync();
        Assert.Equal(HttpStatusCode.OK, await its.CallAsync(tokens.Access()));
        apart.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await its.CallAsync(tokens.Access()));
        apart.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal("invalid_grant", (await its.RefreshAsync(tokens.Refresh())).Error());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task A_revoked_token_is_out_within_ten_seconds()
    {
        var tokens = await flow.TokensAsync();
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(tokens.Access()));

        Assert.Equal(HttpStatusCode.OK, (await flow.PostAsync("/connect/revoke", ("token", tokens.Access()))).Status);
        Assert.Equal(HttpStatusCode.OK, (await flow.PostAsync("/connect/revoke", ("token", "no token at all"))).Status);
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(tokens.Access()));
        Assert.Equal(HttpStatusCode.OK, (await flow.PostAsync("/connect/revoke", ("token", tokens.Refresh()))).Status);
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Refresh())).Error());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task A_connection_that_is_kept_doesnt_keep_a_revoked_token_alive()
    {
        var tokens = await flow.TokensAsync();
        using var kept = new GraphQLClient(flow.Host.Address, tokens.Access());

        for (var call = 0; call < 3; call++)
            Assert.Equal(HttpStatusCode.OK, (await kept.SendAsync("{ company { name } }")).Status);

        Assert.Equal(HttpStatusCode.OK, (await flow.PostAsync("/connect/revoke", ("token", tokens.Access()))).Status);
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(HttpStatusCode.Unauthorized, (await kept.SendAsync("{ company { name } }")).Status);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Introspection_answers_the_tokens_own_client_and_nobody_else()
    {
        var tokens = await flow.TokensAsync();
        using var other = await OAuthFlow.StartAsync(timed, tenant, isPublic: false);

        Assert.True((await flow.PostAsync("/connect/introspect", ("token", tokens.Access()))).Body.GetProperty("active").GetBoolean());
        Assert.False((await flow.PostAsync("/connect/introspect", ("token", "x"))).Body.TryGetProperty("active", out var active) && active.GetBoolean());
        Assert.False((await other.PostAsync("/connect/introspect", ("token", tokens.Access()))).Body.TryGetProperty("active", out var foreign) && foreign.GetBoolean());
        Assert.Equal("invalid_client", (await flow.PostAsync("/connect/introspect", ("token", tokens.Access()), ("client_secret", "ocs_guess"))).Body.Error());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task A_revoked_client_a_suspended_company_and_signing_out_everywhere_end_it()
    {
        var tokens = await flow.TokensAsync();
        using var second = await OAuthFlow.StartAsync(timed, tenant);
        var others = await second.TokensAsync();

        await tenant.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id = flow.ApiClientId } });
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(tokens.Access()));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Refresh())).Error());

        Assert.Equal(HttpStatusCode.OK, await second.CallAsync(others.Access()));
        await EverywhereAsync(second.Browser);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.Unauthorized, await second.CallAsync(others.Access()));
        Assert.Equal("invalid_grant", (await second.RefreshAsync(others.Refresh())).Error());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task Signing_out_everywhere_ends_what_a_refresh_token_that_was_used_already_would_give()
    {
        var first = await flow.TokensAsync();
        var second = await flow.RefreshAsync(first.Refresh());
        // The half minute in which a lost answer may be asked for again.
        Assert.NotNull((await flow.RefreshAsync(first.Refresh())).Access());

        await EverywhereAsync(flow.Browser);

        Assert.Equal(["invalid_grant", "invalid_grant"], [(await flow.RefreshAsync(first.Refresh())).Error(), (await flow.RefreshAsync(second.Refresh())).Error()]);
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task A_member_who_is_put_aside_is_out_through_an_application_too()
    {
        var role = await tenant.Owner.NewRoleAsync(["tenancy:read-settings"]);
        var (token, id, version) = await JoinAsync(role);
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(token.Access()));
        await using var socket = await new GraphQLClient(timed.Address).ConnectAsync(new { authorization = $"Bearer {token.Access()}" });
        await AskAsync(socket);

        await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = version } });

        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(token.Access()));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(token.Refresh())).Error());
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task A_socket_takes_an_applications_token_and_no_other_word()
    {
        var token = (await flow.TokensAsync()).Access()!;

        await using (var socket = await new GraphQLClient(timed.Address).ConnectAsync(new { authorization = $"Bearer {token}" }))
        {
            Assert.StartsWith("Company ", (await AskAsync(socket)).GetProperty("data").GetProperty("company").GetProperty("name").GetString(), StringComparison.Ordinal);
        }

        foreach (var wrong in new[] { token[..^2], "", "Basic abc", $"Bearer {Forge(token, Key, descriptor => descriptor.Issuer = "https://evil.example/")}" })
            Assert.Contains("4403", (await Assert.ThrowsAsync<IOException>(() => new GraphQLClient(timed.Address).ConnectAsync(new { authorization = wrong }))).Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P10")]
    public async Task A_client_of_another_company_uses_nothing_of_this_ones()
    {
        var (tokens, code) = (await flow.TokensAsync(), await flow.CodeAsync());
        using var other = await OAuthFlow.StartAsync(timed, await SignUpAsync(), isPublic: false);

        Assert.Equal("invalid_grant", (await other.RefreshAsync(tokens.Refresh())).Error());
        Assert.Equal("invalid_grant", (await other.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier))).Error());
        await other.PostAsync("/connect/revoke", ("token", tokens.Access()));
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(tokens.Access()));
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "L1")]
    public async Task A_suspended_companys_tokens_are_refused_and_not_renewed()
    {
        var tokens = await flow.TokensAsync();
        await Operation.SuspendAsync(Host, tenant);

        Assert.Equal(HttpStatusCode.Forbidden, await flow.CallAsync(tokens.Access()));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Refresh())).Error());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "L1")]
    public async Task One_kind_of_token_is_no_other_and_points_at_no_other_company()
    {
        var (tokens, code, other) = (await flow.TokensAsync(("scope", "openid offline_access tenancy:read-settings")), await flow.CodeAsync(), await SignUpAsync());

        foreach (var wrong in new[] { tokens.Refresh(), tokens.GetProperty("id_token").GetString()!, code })
            Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(wrong));

        Assert.Equal("invalid_grant", (await flow.RefreshAsync(tokens.Access()!)).Error());
        using var api = new GraphQLClient(timed.Address, tokens.Access());
        api.Http.DefaultRequestHeaders.Add("X-Tenant", other.Id);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.SendAsync("{ company { name } }")).Status);
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "L1")]
    public async Task A_forged_token_counts_for_nothing_whatever_it_says()
    {
        var real = (await flow.TokensAsync()).Access()!;
        var key = Key;
        using var strange = RSA.Create(2048);
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(Forge(real, key)));

        Dictionary<string, string> forged = new()
        {
            ["wrong issuer"] = Forge(real, key, descriptor => descriptor.Issuer = "https://evil.example/"),
            ["wrong audience"] = Forge(real, key, descriptor => descriptor.Audience = "another-api"),
            ["expired"] = Forge(real, key, descriptor => (descriptor.NotBefore, descriptor.Expires) = (clock.GetUtcNow().UtcDateTime.AddHours(-2), clock.GetUtcNow().UtcDateTime.AddHours(-1))),
            ["wrong type"] = Forge(real, key, descriptor => descriptor.TokenType = "JWT"),
            ["a stranger's key"] = Forge(real, new SigningCredentials(new RsaSecurityKey(strange), SecurityAlgorithms.RsaSha256)),
            ["a stranger's key under our name"] = Forge(real, new SigningCredentials(new RsaSecurityKey(strange) { KeyId = key.Kid }, SecurityAlgorithms.RsaSha256)),
            ["our public key as a secret"] = Forge(real, new SigningCredentials(new SymmetricSecurityKey(((RsaSecurityKey)key.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = key.Kid }, SecurityAlgorithms.HmacSha256)),
            ["no signature"] = Unsigned(real),
            ["no signature, our key named"] = Unsigned(real, key.Kid),
            ["an unknown key"] = Forge(real, new SigningCredentials(new RsaSecurityKey(strange) { KeyId = "unknown" }, SecurityAlgorithms.RsaSha256)),
            ["no tenant"] = Forge(real, key, descriptor => descriptor.Claims.Remove("tid")),
            ["two tenants"] = Forge(real, key, descriptor => descriptor.Claims["tid"] = new[] { $"{Guid.NewGuid()}", $"{Guid.NewGuid()}" }),
            ["no row"] = Forge(real, key, descriptor => descriptor.Claims["oi_tkn_id"] = $"{Guid.NewGuid()}"),
            ["nobody"] = Forge(real, key, descriptor => descriptor.Claims["sub"] = $"{Guid.NewGuid()}"),
        };

        foreach (var (what, token) in forged)
            Assert.True(HttpStatusCode.Unauthorized == await flow.CallAsync(token), what);
    }

    /// <summary>Signs out everywhere.</summary>
    private protected static async Task EverywhereAsync(Browser browser)
    {
        var page = await browser.GetAsync("/account/sessions");
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync(page, new() { ["everywhere"] = "yes" }, form: page.Document.QuerySelectorAll("form").Length - 1)).Location);
    }

    private SigningCredentials Key => timed.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials[0];

    private static async Task<JsonElement> AskAsync(GraphQLSocket socket) => await (await socket.SubscribeAsync("{ company { name } }")).NextAsync();

    /// <summary>A new member with one role, who lets the application act for him.</summary>
    private async Task<(JsonElement Token, string Id, int Version)> JoinAsync(string role)
    {
        var email = People.Email();
        var invited = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "A Person", roleIds = new[] { role } } });
        await People.AcceptAsync(timed, invited.GetProperty("link").GetString()!, email, tenant.Password);
        using var member = await TenantSession.SignInAsync(timed, email, tenant.Password);
        var id = await member.MemberIdAsync();
        await flow.Browser.GetAsync("/account/sign-out");
        flow.Browser.Cookies.GetAllCookies().ToList().ForEach(cookie => cookie.Expired = true);
        await flow.Browser.SignInAsync(email, tenant.Password);

        return (await flow.TokensAsync(), id, (await tenant.Owner.MemberAsync(id)).GetProperty("version").GetInt32());
    }

    /// <summary>The token's own claims under <c>alg: none</c>.</summary>
    private static string Unsigned(string real, string? kid = null)
    {
        var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(kid is null ? new { alg = "none", typ = "at+jwt" } : (object)new { alg = "none", typ = "at+jwt", kid }));

        return $"{header}.{real.Split('.')[1]}.";
    }

    /// <summary>The token's own claims, changed, under another signature.</summary>
    private static string Forge(string real, SigningCredentials key, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new JsonWebToken(real);
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = token.Issuer,
            Audience = token.Audiences.Single(),
            Expires = token.ValidTo,
            NotBefore = token.IssuedAt,
            IssuedAt = token.IssuedAt,
            TokenType = "at+jwt",
            SigningCredentials = key,
            Claims = token.Claims.Where(claim => claim.Type is not ("iss" or "aud" or "exp" or "iat" or "nbf")).GroupBy(claim => claim.Type)
                .ToDictionary(claims => claims.Key, claims => claims.Count() == 1 ? (object)claims.Single().Value : claims.Select(claim => claim.Value).ToArray()),
        };
        change?.Invoke(descriptor);

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class TokenLifeOnSqliteTests(SqliteHost host) : TokenLifeTests(host);
