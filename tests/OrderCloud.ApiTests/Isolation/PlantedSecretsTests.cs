using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Customers;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;
using OrderCloud.ApiTests.Identity.Pages;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Thirty secrets and words about people go through every door of the product; afterwards they are in no log and in no copy of the database.</summary>
public abstract class PlantedSecretsTests(HostFixture host) : ApiTest(host)
{
    private readonly Dictionary<string, string> planted = [];

    [Fact, Trait("Proves", "P28"), Trait("Proves", "T24"), Trait("Capability", "R1/part")]
    public async Task What_was_planted_is_in_no_log_and_in_no_raw_copy_of_the_database()
    {
        using var log = new RecordedLog();
        // At the levels of the product's own settings.
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Logging.AddProvider(log)
            .AddFilter<RecordedLog>(null, LogLevel.Information).AddFilter<RecordedLog>("Microsoft", LogLevel.Warning).AddFilter<RecordedLog>("OpenIddict", LogLevel.Warning));
        using var tenant = await TenantSession.SignUpAsync(another, "EUR", "Europe/Berlin", "en");
        Plant("password", tenant.Password);
        Plant("session", tenant.Owner.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value);

        another.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Control").Log(LogLevel.Information, new EventId(1), "The log is read", exception: null, (line, _) => line);
        await SignInWronglyAsync(another, tenant);
        await InviteAsync(another, tenant);
        await UseProgramsAsync(another, tenant);
        await KeepCustomersAsync(tenant);
        await ResetAsync(another, tenant);
        var copy = await RawCopy.OfAsync(await Fixture.DatabaseAsync(), tenant.Id, Cancelled);

        Assert.True(planted.Count >= 30, $"Only {planted.Count} planted.");
        // The look sees: what lists sort by lies in the clear, and the log has lines.
        Assert.Equal(["control"], RawCopy.Shown(copy, [new("control", Clear)]));
        Assert.Empty(RawCopy.Shown(copy, planted));
        var lines = string.Join('\n', log.Entries.Select(entry => $"{entry.Category} {entry.Message}"));
        Assert.Contains("The log is read", lines, StringComparison.Ordinal);
        Assert.Empty(planted.Append(new("owner", tenant.Email)).Append(new("customer", Clear)).Where(word => lines.Contains(word.Value, StringComparison.OrdinalIgnoreCase)).Select(word => word.Key));
    }

    /// <summary>A customer's name.</summary>
    private string Clear { get; } = $"Visible {Guid.NewGuid():N}";

    private async Task SignInWronglyAsync(RunningHost on, TenantSession tenant)
    {
        using var visitor = new GraphQLClient(on.Address);

        foreach (var (what, email, password) in new[] { ("wrong password", tenant.Email, Word("wrong")), ("nobody's password", Word("nobody") + "@example.com", Word("guess")) })
        {
            Plant(what, password);
            using var answer = await visitor.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private async Task InviteAsync(RunningHost on, TenantSession tenant)
    {
        var email = People.Email();
        var invited = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "A Person", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });
        Plant("invitation", People.TokenOf(invited.GetProperty("link").GetString()!));
        Plant("member's password", Word("member's password "));
        await People.AcceptAsync(on, invited.GetProperty("link").GetString()!, email, planted["member's password"]);
        using var member = await TenantSession.SignInAsync(on, email, planted["member's password"]);
        Plant("member's session", member.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value);
    }

    private async Task UseProgramsAsync(RunningHost on, TenantSession tenant)
    {
        using var flow = await OAuthFlow.StartAsync(on, tenant, isPublic: false);
        Plant("client secret", flow.Secret!);
        Plant("verifier", flow.Verifier);
        Plant("code", await flow.CodeAsync(("scope", "openid offline_access tenancy:read-settings")));
        var tokens = await flow.TokenAsync(("grant_type", "authorization_code"), ("code", planted["code"]), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier));
        Plant("access token", tokens.Access()!);
        Plant("refresh token", tokens.Refresh());
        Plant("id token", tokens.GetProperty("id_token").GetString()!);
        Plant("program's token", (await flow.TokenAsync(("grant_type", "client_credentials"))).Access()!);
        Plant("wrong client secret", Word("ocs_"));
        Assert.Equal("invalid_client", (await flow.TokenAsync(("grant_type", "client_credentials"), ("client_secret", planted["wrong client secret"]))).Error());
        Plant("forged token", tokens.Access()![..^6] + "AAAAAA");
        Assert.Equal(HttpStatusCode.OK, await flow.CallAsync(planted["access token"]));
        Assert.Equal(HttpStatusCode.Unauthorized, await flow.CallAsync(planted["forged token"]));
    }

    private async Task KeepCustomersAsync(TenantSession tenant)
    {
        var address = Address("home");
        var customer = await tenant.Owner.DoAsync("createCustomer", new { name = Clear, code = Word("C"), email = Plant("customer's e-mail", Word("mail") + "@example.com"), phone = Plant("phone", Word("+49")), notes = Plant("notes", Word("notes")), addresses = new[] { address } });
        await tenant.Owner.DoAsync("updateCustomer", new { id = customer.Id(), expectedVersion = 1, phone = Plant("new phone", Word("+44")) });
        await tenant.Owner.MutateAsync($"mutation($input: CreateOrderInput!) {{ createOrder(input: $input) {{ order {{ id }} {TenantSession.Errors} }} }}", new { input = new { customerId = customer.Id(), shipTo = Address("order") } });

        var found = await tenant.Owner.QueryAsync("query($where: CustomerFilterInput) { customers(where: $where) { nodes { email phone notes addresses { address { line1 } } } } }", new { where = new { email = new { eq = planted["customer's e-mail"].ToUpperInvariant() } } });
        var node = Assert.Single(found.GetProperty("customers").GetProperty("nodes").EnumerateArray());
        Assert.Equal((planted["customer's e-mail"], planted["new phone"], planted["notes"], planted["home line1"]),
            (node.Text("email")!, node.Text("phone")!, node.Text("notes")!, node.GetProperty("addresses")[0].GetProperty("address").Text("line1")!));
    }

    private object Address(string of) => new
    {
        recipient = Plant($"{of} recipient", Word("Recipient")),
        line1 = Plant($"{of} line1", Word("Line")),
        line2 = Plant($"{of} line2", Word("Flat")),
        city = Plant($"{of} city", Word("City")),
        region = Plant($"{of} region", Word("Region")),
        postalCode = Plant($"{of} postal code", Word("P")[..20]),
        countryCode = "GB",
        phone = Plant($"{of} phone", Word("+1")),
    };

    private async Task ResetAsync(RunningHost on, TenantSession tenant)
    {
        using var browser = new Browser(on.Address);
        await browser.SubmitAsync(await browser.GetAsync("/account/forgot-password"), new() { ["email"] = tenant.Email });
        var link = (await Mailbox.OfAsync(on, tenant.Email)).First(mail => mail.Link.Contains("token=", StringComparison.Ordinal)).Link;
        Plant("reset link", QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..])["token"].ToString());
        Plant("new password", Word("four new words "));
        await browser.SubmitAsync(await browser.GetAsync(link), new() { ["password"] = planted["new password"] });
        using var again = await TenantSession.SignInAsync(on, tenant.Email, planted["new password"]);
    }

    private string Plant(string what, string value)
    {
        planted.Add(what, value);

        return value;
    }

    private static string Word(string start) => string.Create(CultureInfo.InvariantCulture, $"{start}{Guid.NewGuid():N}");
}

public sealed class PlantedSecretsOnServerTests(ServerHost host) : PlantedSecretsTests(host);

[Trait("Database", "sqlite")]
public sealed class PlantedSecretsOnSqliteTests(SqliteHost host) : PlantedSecretsTests(host);
