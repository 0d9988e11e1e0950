using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>Signing out at an application's wish: back to the letter where it said, and to nowhere else.</summary>
public sealed class LogoutTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P16")]
    public async Task Who_shows_his_own_id_token_is_signed_out_and_sent_back()
    {
        using var flow = await OAuthFlow.StartAsync(Host, await SignUpAsync());
        var tokens = await flow.TokensAsync(("scope", "openid tenancy:read-settings"));

        var answer = await LogoutAsync(flow, OAuthFlow.Redirect, tokens.GetProperty("id_token").GetString());

        Assert.Equal($"{OAuthFlow.Redirect}?state=s-1", answer.Location);
        Assert.Contains("/account/sign-in", (await flow.Browser.GetAsync("/account/sessions")).Location, StringComparison.Ordinal);
    }

    [Theory, Trait("Proves", "P16")]
    [InlineData("https://shop.example/callback/")]
    [InlineData("https://shop.example/Callback")]
    [InlineData("https://shop.example/callback?next=1")]
    [InlineData("https://shop.example/")]
    [InlineData("http://shop.example/callback")]
    [InlineData("https://shop.example.evil.example/callback")]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_anywhere_but_to_the_letter(string address)
    {
        using var flow = await OAuthFlow.StartAsync(Host, await SignUpAsync());
        var tokens = await flow.TokensAsync(("scope", "openid tenancy:read-settings"));

        var answer = await LogoutAsync(flow, address, tokens.GetProperty("id_token").GetString());

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await flow.Browser.GetAsync("/account/sessions")).Status);
    }

    [Fact, Trait("Proves", "P16"), Trait("Proves", "T21")]
    public async Task A_mere_link_signs_nobody_out()
    {
        using var flow = await OAuthFlow.StartAsync(Host, await SignUpAsync());
        using var other = await OAuthFlow.StartAsync(Host, await SignUpAsync());
        var others = (await other.TokensAsync(("scope", "openid tenancy:read-settings"))).GetProperty("id_token").GetString();

        foreach (var hint in new[] { null, others })
        {
            var answer = await LogoutAsync(flow, hint is null ? OAuthFlow.Redirect : null, hint);

            Assert.DoesNotContain("shop.example", answer.Location ?? "", StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await flow.Browser.GetAsync("/account/sessions")).Status);
        }
    }

    private static Task<Visit> LogoutAsync(OAuthFlow flow, string? back, string? hint)
    {
        Dictionary<string, string?> parameters = new() { ["post_logout_redirect_uri"] = back, ["id_token_hint"] = hint, ["state"] = "s-1", ["client_id"] = hint is null ? flow.ClientId : null };

        return flow.Browser.GetAsync(QueryHelpers.AddQueryString("/connect/logout", parameters.Where(parameter => parameter.Value is not null)));
    }
}
