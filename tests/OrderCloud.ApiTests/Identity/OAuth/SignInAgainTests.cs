using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>An application that wants the password anew: OpenID Connect Core 1.0, section 3.1.2.1, prompt and max_age.</summary>
public abstract class SignInAgainTests(HostFixture host) : ApiTest(host)
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private RunningHost timed = null!;
    private TenantSession tenant = null!;
    private OAuthFlow flow = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        timed = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        tenant = await TenantSession.SignUpAsync(timed, "EUR", "Europe/Berlin", "en");
        flow = await OAuthFlow.StartAsync(timed, tenant);
        clock.Advance(TimeSpan.FromSeconds(90));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        flow.Dispose();
        tenant.Dispose();
        await timed.DisposeAsync();
        await base.DisposeAsync();
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("prompt", "login")]
    [InlineData("prompt", "login consent")]
    [InlineData("max_age", "0")]
    [InlineData("max_age", "89")]
    public async Task Who_is_signed_in_too_long_ago_signs_in_again_once_and_the_id_token_says_when(string parameter, string value)
    {
        var door = await flow.AskAsync((parameter, value), ("scope", "openid"));
        Assert.StartsWith("/account/sign-in?returnUrl=%2Fconnect%2Fauthorize", door.Location, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(7));
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        var back = await SignInAsync(door);
        clock.Advance(TimeSpan.FromSeconds(5));
        var page = await flow.Browser.GetAsync(back.Location!);
        Assert.Equal("May Shop act for you?", page.Title);
        var answer = await flow.AnswerAsync(page);

        Assert.Equal(at, AuthTime(await TokensAsync(answer)));
        // The next time he is asked once more.
        clock.Advance(TimeSpan.FromSeconds(90));
        Assert.StartsWith("/account/sign-in?", (await flow.AskAsync((parameter, value))).Location, StringComparison.Ordinal);
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("max_age", "91")]
    [InlineData("max_age", "100000000000000")]
    [InlineData("prompt", "consent")]
    [InlineData("prompt", null)]
    public async Task Who_has_signed_in_lately_enough_is_asked_at_once(string parameter, string? value) =>
        Assert.Equal("May Shop act for you?", (await flow.AskAsync((parameter, value))).Title);

    [Fact, Trait("Proves", "P16")]
    public async Task Without_a_page_he_cannot_sign_in_again()
    {
        Assert.Equal("login_required", OAuthFlow.Returned(await flow.AskAsync(("prompt", "none"), ("max_age", "60")))["error"].ToString());
        Assert.Equal("login_required", OAuthFlow.Returned(await flow.AskAsync(("prompt", "none"), ("max_age", "0")))["error"].ToString());
        Assert.Equal("consent_required", OAuthFlow.Returned(await flow.AskAsync(("prompt", "none"), ("max_age", "600")))["error"].ToString());
    }

    [Fact, Trait("Proves", "P16")]
    public async Task His_answer_counts_no_longer_than_his_sign_in()
    {
        var page = await flow.AskAsync(("max_age", "120"));
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.StartsWith("/account/sign-in?returnUrl=%2Fconnect%2Fauthorize", (await flow.AnswerAsync(page)).Location, StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Changing_over_to_another_company_is_no_sign_in()
    {
        var other = await SignUpAsync();
        await MemberSeeder.AddAgainAsync(timed.Services, NodeIds.ToGuid(tenant.Id), NodeIds.ToGuid(other.Id), "sales");
        await ChooseAsync(other);
        await ChooseAsync(tenant);

        Assert.StartsWith("/account/sign-in?", (await flow.AskAsync(("max_age", "89"))).Location, StringComparison.Ordinal);
        Assert.Equal("May Shop act for you?", (await flow.AskAsync(("max_age", "91"))).Title);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Who_is_not_signed_in_gives_his_password_once()
    {
        using var browser = new Browser(timed.Address);
        var door = await browser.GetAsync($"/connect/authorize?client_id={flow.ClientId}&response_type=code&redirect_uri={Uri.EscapeDataString(OAuthFlow.Redirect)}&code_challenge={flow.Challenge}&code_challenge_method=S256&prompt=login&max_age=0");
        clock.Advance(TimeSpan.FromSeconds(3));
        var back = await browser.SubmitAsync(await browser.GetAsync(door.Location!), new() { ["email"] = tenant.Email, ["password"] = tenant.Password });
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("May Shop act for you?", (await browser.GetAsync(back.Location!)).Title);
    }

    private async Task<Visit> SignInAsync(Visit door) => await flow.Browser.SubmitAsync(await flow.Browser.GetAsync(door.Location!), new() { ["email"] = tenant.Email, ["password"] = tenant.Password });

    private async Task ChooseAsync(TenantSession company) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await flow.Browser.SubmitAsync(await flow.Browser.GetAsync("/account/choose-tenant"), new() { ["tenant"] = NodeIds.ToGuid(company.Id).ToString("N") })).Status);

    private Task<JsonElement> TokensAsync(Visit answer) =>
        flow.TokenAsync(("grant_type", "authorization_code"), ("code", OAuthFlow.Returned(answer)["code"].ToString()), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier));

    private static long AuthTime(JsonElement tokens)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(tokens.GetProperty("id_token").GetString()!.Split('.')[1]));

        return claims.RootElement.GetProperty("auth_time").GetInt64();
    }
}

public sealed class SignInAgainOnServerTests(ServerHost host) : SignInAgainTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SignInAgainOnSqliteTests(SqliteHost host) : SignInAgainTests(host);
