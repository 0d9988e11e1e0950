using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>The cases of OpenID Connect's Basic and Config profiles, and what attackers try: the way to a code and its use.</summary>
public abstract class AuthorizationCodeTests(HostFixture host) : ApiTest(host)
{
    private OAuthFlow flow = null!;
    private TenantSession tenant = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        tenant = await SignUpAsync();
        flow = await OAuthFlow.StartAsync(Host, tenant);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        flow.Dispose();

        return base.DisposeAsync();
    }

    [Fact, Trait("Proves", "P16"), Trait("Capability", "X6/part")]
    public async Task A_person_allows_and_the_application_acts_for_him_as_far_as_both_may()
    {
        var page = await flow.AskAsync(("nonce", "n-1"), ("scope", "openid offline_access tenancy:read-settings"));
        Assert.Equal("May Shop act for you?", page.Title);
        Assert.Equal(["See the company's profile and settings."], page.Document.QuerySelectorAll(".rights li").Select(right => right.TextContent));
        Assert.Contains("form-action 'self' https://shop.example;", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);

        var answer = await flow.AnswerAsync(page);
        var back = OAuthFlow.Returned(answer);
        Assert.Equal("a state & more", back["state"].ToString());
        var tokens = await flow.TokenAsync(("grant_type", "authorization_code"), ("code", back["code"].ToString()), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier));

        Assert.Equal("n-1", Claims(tokens.GetProperty("id_token").GetString()!).GetProperty("nonce").GetString());
        Assert.Equal(flow.ClientId, Claims(tokens.GetProperty("id_token").GetString()!).GetProperty("aud").GetString());
        Assert.InRange(tokens.GetProperty("expires_in").GetInt32(), 1, 900);
        using var api = WithToken(tokens.Access()!);
        Assert.Equal(["tenancy:read-settings"], (await api.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(tokens.Access()));
        Assert.Contains("AUTH_NOT_AUTHORIZED", (await api.SendAsync("{ orders { totalCount } }")).Codes);
        var allowed = Assert.Single(await tenant.Owner.AuditAsync(new { operation = new { eq = "allowApplication" } }));
        Assert.Equal(["application - → Shop"], allowed.Changes());
        Assert.Equal(await tenant.Owner.MemberIdAsync(), allowed.Text("memberId"));
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_type", null)]
    [InlineData("scope", "tenancy:manage-settings")]
    [InlineData("scope", "orders:approve tenancy:read-settings")]
    [InlineData("scope", "no-such-scope")]
    [InlineData("response_mode", "fragment_of_mine")]
    public async Task What_is_not_asked_rightly_gets_no_page(string parameter, string? value)
    {
        var answer = await flow.AskAsync((parameter, value));

        Assert.NotEqual("May Shop act for you?", answer.Title);
        Assert.DoesNotContain("code=", answer.Location ?? "", StringComparison.Ordinal);
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("https://shop.example/callback/")]
    [InlineData("https://shop.example/callback?a=b")]
    [InlineData("https://shop.example/CALLBACK")]
    [InlineData("https://evil.shop.example/callback")]
    [InlineData("http://shop.example/callback")]
    [InlineData("https://shop.example@evil.example/callback")]
    [InlineData("https://evil.example/?https://shop.example/callback")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_anywhere_but_to_the_letter(string redirect)
    {
        var answer = await flow.AskAsync(("redirect_uri", redirect));

        Assert.Equal((HttpStatusCode.BadRequest, (string?)null), (answer.Status, answer.Location));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task An_unknown_or_revoked_client_is_sent_nowhere()
    {
        Assert.Equal((HttpStatusCode.BadRequest, (string?)null), (await flow.AskAsync(("client_id", "oc_nobody")) is var unknown ? (unknown.Status, unknown.Location) : default));

        await tenant.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id = flow.ApiClientId } });
        Assert.Equal("access_denied", OAuthFlow.Returned(await flow.AskAsync())["error"].ToString());
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("openid")]
    [InlineData("openid offline_access")]
    [InlineData("offline_access")]
    public async Task Who_asks_for_no_permission_is_given_none(string scope)
    {
        var page = await flow.AskAsync(("scope", scope));
        Assert.Equal(("May Shop act for you?", 0), (page.Title, page.Document.QuerySelectorAll(".rights li").Length));

        var tokens = await flow.TokensAsync(("scope", scope));

        using var api = WithToken(tokens.Access()!);
        Assert.Empty((await api.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray());
        Assert.Contains("AUTH_NOT_AUTHORIZED", (await api.SendAsync("{ company { name } }")).Codes);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Who_names_no_scope_is_given_all_that_both_may()
    {
        var tokens = await flow.TokensAsync(("scope", null));

        using var api = WithToken(tokens.Access()!);
        Assert.Equal(["orders:read", "tenancy:read-settings"], (await api.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(it => it.GetString()!).Order());
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("code_verifier", "wrongwrongwrongwrongwrongwrongwrongwrongwrongwrong")]
    [InlineData("code_verifier", null)]
    [InlineData("redirect_uri", "https://shop.example/other")]
    [InlineData("redirect_uri", null)]
    [InlineData("code", "x")]
    [InlineData("client_secret", "ocs_guess")]
    public async Task A_code_is_taken_only_with_all_that_belongs_to_it(string field, string? value)
    {
        var code = await flow.CodeAsync();

        var answer = await flow.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier), (field, value));

        Assert.Contains(answer.Error(), new[] { "invalid_grant", "invalid_request", "invalid_client" });
    }

    [Fact, Trait("Proves", "P16")]
    public async Task A_code_works_once_and_its_second_use_revokes_what_the_first_gave()
    {
        var code = await flow.CodeAsync();
        (string, string?)[] use = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier)];
        var first = await flow.TokenAsync(use);

        var second = await flow.TokenAsync(use);

        Assert.Equal("invalid_grant", second.Error());
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(first.Access()));
        Assert.Equal("invalid_grant", (await flow.RefreshAsync(first.Refresh())).Error());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Of_two_uses_of_a_code_at_once_at_most_one_is_served()
    {
        var code = await flow.CodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => flow.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier))));

        Assert.True(answers.Count(answer => answer.Access() is not null) <= 1);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Anothers_code_is_none()
    {
        using var other = await OAuthFlow.StartAsync(Host, tenant);

        var answer = await other.TokenAsync(("grant_type", "authorization_code"), ("code", await flow.CodeAsync()), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier));

        Assert.Equal("invalid_grant", answer.Error());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Who_says_no_gives_nothing()
    {
        var answer = OAuthFlow.Returned(await flow.AnswerAsync(await flow.AskAsync(), "no"));

        Assert.Equal("access_denied", answer["error"].ToString());
        Assert.Equal("a state & more", answer["state"].ToString());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "T21")]
    public async Task Another_sites_form_is_no_consent()
    {
        var page = await flow.AskAsync();
        var fields = page.Document.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value"));
        fields["consent"] = "yes";

        var bare = await flow.Browser.PostAsync("/connect/authorize", new(fields.Where(field => field.Key != "__RequestVerificationToken")));
        var foreign = await flow.Browser.PostAsync("/connect/authorize", fields, request => { request.Headers.Remove("Origin"); request.Headers.Add("Origin", "https://evil.example"); });

        Assert.All([bare, foreign], answer => Assert.Equal((HttpStatusCode.OK, "May Shop act for you?", (string?)null), (answer.Status, answer.Title, answer.Location)));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Who_is_not_signed_in_goes_by_the_door_and_comes_back()
    {
        using var browser = new Browser(Host.Address);
        var query = $"/connect/authorize?client_id={flow.ClientId}&response_type=code&redirect_uri={Uri.EscapeDataString(OAuthFlow.Redirect)}&code_challenge={flow.Challenge}&code_challenge_method=S256&state=s";

        var door = await browser.GetAsync(query);
        var back = await browser.SubmitAsync(await browser.GetAsync(door.Location!), new() { ["email"] = tenant.Email, ["password"] = tenant.Password });
        var page = await browser.GetAsync(back.Location!);

        Assert.StartsWith("/account/sign-in?returnUrl=%2Fconnect%2Fauthorize", door.Location, StringComparison.Ordinal);
        Assert.Equal("May Shop act for you?", page.Title);
        using var stranger = new Browser(Host.Address);
        Assert.Contains("error=login_required", (await stranger.GetAsync($"{query}&prompt=none")).Location, StringComparison.Ordinal);
        Assert.Contains("error=consent_required", (await browser.GetAsync($"{query}&prompt=none")).Location, StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P10")]
    public async Task A_person_of_another_company_is_not_asked()
    {
        var other = await SignUpAsync();
        await flow.Browser.SignInAsync(other.Email, other.Password);

        Assert.Equal("access_denied", OAuthFlow.Returned(await flow.AskAsync())["error"].ToString());
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P12")]
    public async Task What_the_person_may_not_the_application_may_not()
    {
        using var wide = await OAuthFlow.StartAsync(Host, tenant, isPublic: true, "tenancy:read-settings", "tenancy:manage-clients");
        var email = $"sales-{Guid.NewGuid():N}@example.com";
        await MemberSeeder.AddAsync(Host.Services, NodeIds.ToGuid(tenant.Id), email, tenant.Password, "warehouse");
        await wide.Browser.SignInAsync(email, tenant.Password);

        var page = await wide.AskAsync(("scope", null));

        Assert.Empty(page.Document.QuerySelectorAll(".rights li"));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task A_public_client_acts_for_nobody_but_people_and_no_other_grant_is_taken()
    {
        Assert.Contains((await flow.TokenAsync(("grant_type", "client_credentials"))).Error(), new[] { "unauthorized_client", "invalid_request" });
        Assert.Equal("unsupported_grant_type", (await flow.TokenAsync(("grant_type", "password"), ("username", tenant.Email), ("password", tenant.Password))).Error());
        Assert.Equal("unsupported_grant_type", (await flow.TokenAsync(("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", "x"))).Error());
        Assert.NotNull((await flow.TokenAsync(("grant_type", null))).Error());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Discovery_says_what_is_there_and_no_plain()
    {
        var discovery = await Anonymous().Http.GetFromJsonAsync<JsonElement>("/.well-known/openid-configuration", Cancelled);

        string?[] List(string name) => [.. discovery.GetProperty(name).EnumerateArray().Select(it => it.GetString()).Order(StringComparer.Ordinal)];
        Assert.Equal(["S256"], List("code_challenge_methods_supported"));
        Assert.Equal(["code"], List("response_types_supported"));
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"], List("grant_types_supported"));
        Assert.Equal(["RS256"], List("id_token_signing_alg_values_supported"));
        Assert.All(["authorization", "token", "revocation", "introspection", "end_session"], name => Assert.StartsWith(Host.Address.AbsoluteUri + "connect/", discovery.GetProperty($"{name}_endpoint").GetString(), StringComparison.Ordinal));
        Assert.Equal(Host.Address.AbsoluteUri, discovery.GetProperty("issuer").GetString());
    }

    private static JsonElement Claims(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
}

public sealed class AuthorizationCodeOnServerTests(ServerHost host) : AuthorizationCodeTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class AuthorizationCodeOnSqliteTests(SqliteHost host) : AuthorizationCodeTests(host);
