using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity.Pages;

public abstract class SecondFactorTests(HostFixture host) : ApiTest(host)
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private RunningHost timed = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        timed = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await timed.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact, Trait("Proves", "P15")]
    public async Task Once_on_it_is_asked_for_a_code_works_once_and_recovery_codes_stand_in_once_each()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(timed.Address);
        var (secret, recovery) = await TurnOnAsync(browser, tenant);
        Assert.Equal(10, recovery.Count);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sessions")).Status);

        // The code that turned it on is used up.
        using var again = new Browser(timed.Address);
        var step = await again.SignInAsync(tenant.Email, tenant.Password, "/orders");
        Assert.Equal((HttpStatusCode.SeeOther, "/account/second-step?returnUrl=%2Forders"), (step.Status, step.Location));
        Assert.Equal("/account/sign-in", (await again.GetAsync("/account/choose-tenant")).Location);
        var page = await again.GetAsync(step.Location!);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.SubmitAsync(page, new() { ["code"] = Code(secret) })).Status);

        clock.Advance(TimeSpan.FromSeconds(30));
        var answer = await again.SubmitAsync(page, new() { ["code"] = Code(secret) });
        Assert.Equal((HttpStatusCode.SeeOther, "/orders"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, Code(secret)));

        Assert.Equal(HttpStatusCode.NoContent, await JsonAsync(tenant, recovery[0].ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, recovery[0]));
        Assert.Equal(HttpStatusCode.NoContent, await JsonAsync(tenant, recovery[1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, code: null));
    }

    [Fact, Trait("Proves", "P15")]
    public async Task After_five_wrong_codes_even_the_right_one_is_wrong_for_a_quarter_of_an_hour()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(timed.Address);
        var (secret, _) = await TurnOnAsync(browser, tenant);
        clock.Advance(TimeSpan.FromMinutes(1));

        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, "000000"));

        Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, Code(secret)));
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.NoContent, await JsonAsync(tenant, Code(secret)));
    }

    [Fact, Trait("Capability", "R3/part")]
    public async Task Five_wrong_codes_are_told_to_the_owner()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(timed.Address);
        await TurnOnAsync(browser, tenant);

        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal(HttpStatusCode.Unauthorized, await JsonAsync(tenant, "000000"));

        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("whoever did it knows the password", Assert.Single(await Mailbox.OfAsync(Host, tenant.Email)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task Turning_it_on_takes_the_password_and_ends_every_other_session()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(timed.Address);
        await browser.SignInAsync(tenant.Email, tenant.Password);
        var before = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value;
        using var other = new Browser(timed.Address);
        await other.SignInAsync(tenant.Email, tenant.Password);
        var page = await browser.GetAsync("/account/second-factor");
        var secret = SecretOf(page);

        var wrong = await browser.SubmitAsync(page, new() { ["code"] = Code(secret), ["password"] = "not the password" });
        var right = await browser.SubmitAsync(wrong, new() { ["code"] = Code(secret), ["password"] = tenant.Password });

        Assert.Equal(("password", HttpStatusCode.BadRequest), (Assert.Single(wrong.Errors).Field, wrong.Status));
        Assert.Equal(SecretOf(wrong), secret);
        Assert.Equal("Keep your recovery codes", right.Title);
        Assert.NotEqual(before, browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync("/account/sessions")).Status);
        Assert.StartsWith("data:image/png;base64,", page.Document.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    [Theory, Trait("Proves", "P17")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Turning_it_on_and_signing_out_everywhere_end_what_somebody_who_knows_the_password_had_begun(bool isEverywhere)
    {
        var (tenant, second) = (await SignUpAsync(), await SignUpAsync());
        using var owner = new Browser(timed.Address);
        await owner.SignInAsync(tenant.Email, tenant.Password);
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(tenant.Id), NodeIds.ToGuid(second.Id), "sales");
        // Of two companies one is still to be chosen: nobody asks for the password once more.
        using var thief = new Browser(timed.Address);
        var choice = await thief.GetAsync((await thief.SignInAsync(tenant.Email, tenant.Password)).Location!);
        Assert.Equal(2, choice.Document.QuerySelectorAll(".choices button").Length);

        if (isEverywhere)
        {
            var sessions = await owner.GetAsync("/account/sessions");
            await owner.SubmitAsync(sessions, new() { ["everywhere"] = "yes" }, form: sessions.Document.QuerySelectorAll("form").Length - 1);
        }
        else
        {
            var page = await owner.GetAsync("/account/second-factor");
            Assert.Equal("Keep your recovery codes", (await owner.SubmitAsync(page, new() { ["code"] = Code(SecretOf(page)), ["password"] = tenant.Password })).Title);
            Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/account/sessions")).Status);
        }

        Assert.Equal("/account/sign-in", (await thief.SubmitAsync(choice, new() { ["tenant"] = NodeIds.ToGuid(second.Id).ToString("N") })).Location);
        Assert.DoesNotContain(thief.Cookies.GetAllCookies(), cookie => cookie.Name == "oc");
    }

    [Fact]
    public async Task Turned_off_it_is_no_longer_asked_for()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(timed.Address);
        var (secret, _) = await TurnOnAsync(browser, tenant);
        clock.Advance(TimeSpan.FromSeconds(60));

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/second-factor"), new() { ["code"] = Code(secret), ["password"] = tenant.Password });

        Assert.Equal((HttpStatusCode.SeeOther, "/account/second-factor"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.NoContent, await JsonAsync(tenant, code: null));
        using var api = new GraphQLClient(timed.Address);
        api.Cookies.Add(browser.Cookies.GetAllCookies());
        var told = (await api.AuditAsync(new { objectType = new { eq = "Member" } })).Where(entry => entry.Text("operation")!.EndsWith("SecondFactor", StringComparison.Ordinal));
        Assert.Equal(["turnOffSecondFactor secondFactor true → false", "turnOnSecondFactor secondFactor false → true"], told.Select(entry => $"{entry.Text("operation")} {Assert.Single(entry.Changes())}"));
    }

    private async Task<(byte[] Secret, List<string> Recovery)> TurnOnAsync(Browser browser, TenantSession tenant)
    {
        await browser.SignInAsync(tenant.Email, tenant.Password);
        var page = await browser.GetAsync("/account/second-factor");
        var secret = SecretOf(page);
        var done = await browser.SubmitAsync(page, new() { ["code"] = Code(secret), ["password"] = tenant.Password });
        Assert.Equal("Keep your recovery codes", done.Title);

        return (secret, [.. done.Document.QuerySelectorAll(".codes li").Select(code => code.TextContent)]);
    }

    private async Task<HttpStatusCode> JsonAsync(TenantSession tenant, string? code)
    {
        using var api = new GraphQLClient(timed.Address);
        using var answer = await api.Http.PostAsJsonAsync("/account/sign-in", code is null ? (object)new { email = tenant.Email, password = tenant.Password } : new { email = tenant.Email, password = tenant.Password, code }, Cancelled);

        return answer.StatusCode;
    }

    private static byte[] SecretOf(Visit page)
    {
        var (bits, count) = (0, 0);
        var bytes = new List<byte>();

        foreach (var letter in page.Document.QuerySelector(".key")!.TextContent.Where(char.IsAsciiLetterOrDigit))
        {
            (bits, count) = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), count + 5);

            if (count >= 8)
            {
                bytes.Add((byte)(bits >> (count - 8)));
                (bits, count) = (bits & ((1 << (count - 8)) - 1), count - 8);
            }
        }

        return [.. bytes];
    }

    /// <summary>What an authenticator app shows now; written anew here, so that a mistake of the product is none of the test's.</summary>
    private string Code(byte[] secret)
    {
        var counter = BitConverter.GetBytes(clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];

        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

public sealed class SecondFactorOnServerTests(ServerHost host) : SecondFactorTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SecondFactorOnSqliteTests(SqliteHost host) : SecondFactorTests(host);
