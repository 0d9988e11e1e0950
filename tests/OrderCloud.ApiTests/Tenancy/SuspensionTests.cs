using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>A suspended company is shut to everybody and keeps what it has; other companies of the same people go on.</summary>
public abstract class SuspensionTests(HostFixture host) : ApiTest(host)
{
    private const string Company = "{ company { name } }";

    [Fact, Trait("Proves", "L1")]
    public async Task From_the_next_request_on_no_credential_of_it_counts_and_afterwards_each_does_again()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        GraphQLClient[] all = [tenant.Owner, await tenant.MemberAsync("admin"), await tenant.ApiClientAsync("tenancy:read-settings")];
        await AssertAllAsync(all, HttpStatusCode.OK);

        var shut = await CommandAsync("suspend", tenant);
        await AssertAllAsync(all, HttpStatusCode.Forbidden);
        await AssertAllAsync([other.Owner], HttpStatusCode.OK);
        var open = await CommandAsync("resume", tenant);

        var name = $"Company {tenant.Email[6..14]}";
        Assert.Equal([(0, $"{name} is suspended: nobody gets in from now on."), (0, $"{name} is open again.")], [shut, open]);
        await AssertAllAsync(all, HttpStatusCode.OK);
    }

    [Fact, Trait("Proves", "L1")]
    public async Task Neither_secret_nor_password_gets_in_and_uploads_are_refused()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Shop", permissions = new[] { "orders:import" } } });
        await Operation.SuspendAsync(Host, tenant);
        using var anybody = Anonymous();

        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", made.Text("clientId")!), new("client_secret", made.Text("clientSecret")!)]);
        using var token = await anybody.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);
        using var signIn = await anybody.Http.PostAsJsonAsync("/account/sign-in", new { email = tenant.Email, password = tenant.Password }, Cancelled);
        using var upload = await tenant.Owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), new ByteArrayContent("a,b"u8.ToArray()), Cancelled);

        Assert.Equal("unauthorized_client", (await token.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).Text("error"));
        Assert.Equal((HttpStatusCode.Forbidden, "TENANT_SUSPENDED"), (signIn.StatusCode, await CodeAsync(signIn)));
        Assert.Equal((HttpStatusCode.Forbidden, "TENANT_SUSPENDED"), (upload.StatusCode, await CodeAsync(upload)));
        Assert.DoesNotContain(anybody.Cookies.GetAllCookies(), cookie => cookie.Name == "oc");
    }

    [Theory]
    [InlineData("en", " is suspended", "Write to whoever runs this service to have it opened again.")]
    [InlineData("zh-CN", " 已被暂停", "请联系本服务的运营方恢复使用。")]
    [InlineData("zh-TW", " 已被暫停", "請聯絡本服務的營運方恢復使用。")]
    public async Task The_sign_in_page_says_what_happened_and_what_to_do(string language, string title, string hint)
    {
        var tenant = await SignUpAsync();
        await Operation.SuspendAsync(Host, tenant);
        using var browser = new Browser(Host.Address, language);

        var page = await browser.SignInAsync(tenant.Email, tenant.Password);

        Assert.Equal((HttpStatusCode.Forbidden, $"Company {tenant.Email[6..14]}{title}"), (page.Status, page.Title));
        Assert.Contains(hint, page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "oc");
    }

    [Fact]
    public async Task A_wrong_password_is_told_nothing_of_it()
    {
        var tenant = await SignUpAsync();
        await Operation.SuspendAsync(Host, tenant);
        using var browser = new Browser(Host.Address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(tenant.Email, "not the password")).Status);
    }

    [Fact]
    public async Task Who_works_in_another_company_too_changes_over()
    {
        var (shut, open) = (await SignUpAsync(), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(shut.Id), NodeIds.ToGuid(open.Id), "admin");
        await Operation.SuspendAsync(Host, shut);
        using var browser = new Browser(Host.Address);

        var choice = await browser.GetAsync((await browser.SignInAsync(shut.Email, shut.Password)).Location!);
        var refused = await browser.SubmitAsync(choice, new() { ["tenant"] = NodeIds.ToGuid(shut.Id).ToString("N") });
        var back = await browser.GetAsync(refused.Document.QuerySelector("a[href^='/account/choose-tenant']")!.GetAttribute("href")!);
        var admitted = await browser.SubmitAsync(back, new() { ["tenant"] = NodeIds.ToGuid(open.Id).ToString("N") });

        Assert.Equal("Suspended", Assert.Single(choice.Document.QuerySelectorAll(".choices .note")).TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (admitted.Status, admitted.Location));
        using var api = Anonymous();
        api.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.Equal(open.Id, (await api.QueryAsync("{ company { id } }")).GetProperty("company").Text("id"));
    }

    [Fact, Trait("Proves", "L1")]
    public async Task Open_sockets_are_closed_when_the_credential_is_read_next()
    {
        await using var host = await Fixture.AnotherHostAsync(builder => (builder.Configuration["GraphQL:Sockets:CheckInterval"], builder.Configuration["Auth:Issuer"]) = ("00:00:00.2", Host.Address.AbsoluteUri));
        var tenant = await SignUpAsync();
        using var owner = await TenantSession.SignInAsync(host, tenant.Email, tenant.Password);
        using var program = new GraphQLClient(host.Address, (await tenant.ApiClientAsync("orders:read")).Token);
        await using var byCookie = await owner.ConnectAsync();
        await using var byToken = await program.ConnectAsync();

        await Operation.SuspendAsync(Host, tenant);

        Assert.Equal((4403, 4403), (await byCookie.ClosedAsync(), await byToken.ClosedAsync()));
    }

    private async Task<(int Code, string Output)> CommandAsync(string verb, TenantSession tenant)
    {
        var (code, output) = await HostProcess.CommandAsync(await Fixture.DatabaseAsync(), "tenant", verb, "--tenant", tenant.Id);

        return (code, output.Trim());
    }

    private static async Task AssertAllAsync(IEnumerable<GraphQLClient> callers, HttpStatusCode status)
    {
        foreach (var caller in callers)
        {
            var answer = await caller.SendAsync(Company);
            Assert.Equal((status, status is HttpStatusCode.OK ? "" : "TENANT_SUSPENDED"), (answer.Status, string.Concat(answer.Codes)));
        }
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("errors")[0].GetProperty("extensions").Text("code");
}

public sealed class SuspensionOnServerTests(ServerHost host) : SuspensionTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SuspensionOnSqliteTests(SqliteHost host) : SuspensionTests(host);
