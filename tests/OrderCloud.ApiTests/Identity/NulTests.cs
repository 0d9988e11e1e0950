using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;

namespace OrderCloud.ApiTests.Identity;

/// <summary>U+0000, which PostgreSQL keeps in no text, is refused at each door of sign-in as any other nonsense is.</summary>
public abstract class NulTests(HostFixture host) : ApiTest(host)
{
    [Theory]
    [InlineData("client_id", "a\0b")]
    [InlineData("client_id", "\0")]
    [InlineData("client_secret", "a\0b")]
    [InlineData("scope", "a\0b")]
    [InlineData("grant_type", "a\0b")]
    [InlineData("a\0b", "c")]
    [InlineData("code", "a\0b")]
    public async Task No_token_is_asked_for_with_it(string field, string value)
    {
        Dictionary<string, string> form = new() { ["grant_type"] = "client_credentials", ["client_id"] = "oc_a", ["client_secret"] = "b", [field] = value };

        foreach (var door in new[] { "/connect/token", "/connect/revoke", "/connect/introspect" })
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await Anonymous().Http.PostAsync(new Uri(door, UriKind.Relative), content, Cancelled);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("\"invalid_request\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\0:secret")]
    [InlineData("%00:secret")]
    [InlineData("oc_a:%00")]
    public async Task Nor_in_a_basic_credential(string pair)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        using var answer = await Anonymous().Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"invalid_request\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connect/authorize?client_id=%00&response_type=code&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback")]
    [InlineData("/connect/authorize?client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fshop.example%2F%00")]
    [InlineData("/connect/logout?client_id=%00")]
    [InlineData("/connect/logout?post_logout_redirect_uri=https%3A%2F%2Fshop.example%2F%00")]
    [InlineData("/connect/logout?id_token_hint=%00")]
    public async Task Nobody_is_sent_through_the_OAuth_doors_with_it(string address)
    {
        using var answer = await Anonymous().Http.GetAsync(new Uri(address, UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"a\u0000@b.example","password":"x"}""")]
    [InlineData("""{"email":"\u0000","password":"x"}""")]
    [InlineData("""{"email":"a\ud800@b.example","password":"x"}""")]
    public async Task The_JSON_door_takes_no_such_address(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Anonymous().Http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("HC0011", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_takes_it_in_a_form_and_none_breaks_by_it_in_its_address()
    {
        using var browser = new Browser(Host.Address);

        foreach (var (page, field) in new[] { ("/account/sign-in", "email"), ("/account/sign-up", "email"), ("/account/sign-up", "companyName"), ("/account/forgot-password", "email") })
        {
            var shown = await browser.GetAsync(page);
            var fields = shown.Document.QuerySelectorAll("form input[name]").Where(input => input.GetAttribute("type") is not "hidden").ToDictionary(input => input.GetAttribute("name")!, _ => (string?)"x");
            fields[field] = "a\0@b.example";

            Assert.Equal((page, HttpStatusCode.BadRequest), (page, (await browser.SubmitAsync(shown, fields)).Status));
        }

        foreach (var address in new[] { "sign-in?returnUrl=%2F%00", "sign-in?lang=%00", "reset-password?token=%00", "confirm-email?token=%00", "invitation?token=%00", "invitation?token=oci_%00" })
            Assert.True((await browser.GetAsync($"/account/{address}")).Status < HttpStatusCode.InternalServerError, address);
    }

    [Fact]
    public async Task What_is_stored_and_could_not_be_written_into_a_header_is_refused()
    {
        var tenant = await SignUpAsync();
        using var flow = await OAuthFlow.StartAsync(Host, tenant);

        foreach (var address in new[] { "https://shop.example/caf\u00e9", "https://shop.example/a\r\nb", "https://caf\u00e9.example/", "https://shop.example/a b" })
        {
            await StoreAsync(flow, tenant, address);

            Assert.Equal((address, HttpStatusCode.BadRequest), (address, (await flow.AskAsync(("redirect_uri", address))).Status));
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, (await flow.Browser.GetAsync($"/connect/logout?client_id={flow.ClientId}&post_logout_redirect_uri={Uri.EscapeDataString(address)}")).Status));
        }

        await StoreAsync(flow, tenant, OAuthFlow.Redirect);
        Assert.Equal("May Shop act for you?", (await flow.AskAsync()).Title);
    }

    [Fact]
    public async Task Whoever_is_to_be_sent_on_to_an_address_with_other_letters_is()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);

        var answer = await browser.SignInAsync(tenant.Email, tenant.Password, "/orders?q=caf\u00e9\u5ba2");

        Assert.Equal((HttpStatusCode.SeeOther, "/orders?q=caf%C3%A9%E5%AE%A2"), (answer.Status, answer.Location));
    }

    // As a version before kept it.
    private Task<int> StoreAsync(OAuthFlow flow, TenantSession tenant, string address)
    {
        var list = JsonSerializer.Serialize(new[] { address });

        return RawSql.RunAsync(Host, tenant.Id, $"UPDATE {{identity.oauth_applications}} SET \"RedirectUris\" = '{list}', \"PostLogoutRedirectUris\" = '{list}' WHERE \"ClientId\" = '{flow.ClientId}'");
    }
}

public sealed class NulOnServerTests(ServerHost host) : NulTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class NulOnSqliteTests(SqliteHost host) : NulTests(host);
