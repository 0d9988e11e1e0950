using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;
using OrderCloud.ApiTests.Identity.Pages;

namespace OrderCloud.ApiTests.Identity;

/// <summary>A session ends when it has to, whatever whoever holds its cookie does with it meanwhile.</summary>
public abstract class SessionLifeTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P17")]
    public async Task It_is_over_after_twelve_hours_however_often_its_company_is_changed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var (first, second) = await OfOneAsync();
        using var browser = new Browser(another.Address);
        await browser.SignInAsync(first.Email, first.Password);
        await ChooseAsync(browser, first);
        var changes = 0;

        for (var minutes = 20; minutes <= 13 * 60; minutes += 20)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            changes += await ChooseAsync(browser, changes % 2 == 0 ? second : first) ? 1 : 0;
        }

        // The last change before the twelfth hour, and none after it.
        Assert.Equal(35, changes);
        Assert.Equal("/account/sign-in", (await browser.GetAsync("/account/sessions")).Location?.Split('?')[0]);
    }

    [Fact, Trait("Proves", "P17"), Trait("Proves", "P12/part")]
    public async Task One_that_was_ended_elsewhere_opens_no_other_and_allows_no_application_while_it_is_remembered()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        var (first, second) = await OfOneAsync();
        using var flow = await OAuthFlow.StartAsync(another, first);
        using var stolen = new Browser(another.Address);
        using var owner = new Browser(Host.Address);
        await stolen.SignInAsync(first.Email, first.Password);
        Assert.True(await ChooseAsync(stolen, first));
        await ChooseAsync(flow.Browser, first);
        var (choice, consent) = (await stolen.GetAsync("/account/choose-tenant"), await flow.AskAsync());
        Assert.Equal("May Shop act for you?", consent.Title);

        await owner.SignInAsync(first.Email, first.Password);
        await ChooseAsync(owner, first);
        var sessions = await owner.GetAsync("/account/sessions");
        await owner.SubmitAsync(sessions, new() { ["everywhere"] = "yes" }, form: sessions.Document.QuerySelectorAll("form").Length - 1);

        var changed = await stolen.SubmitAsync(choice, new() { ["tenant"] = Bare(second) });
        var allowed = await flow.AnswerAsync(consent);
        Assert.Equal("/account/sign-in", changed.Location?.Split('?')[0]);
        Assert.Equal("/account/sign-in", allowed.Location?.Split('?')[0]);
        Assert.Equal("/account/sign-in", (await stolen.GetAsync("/account/sessions")).Location?.Split('?')[0]);
    }

    /// <summary>Somebody who thinks before he allows an application: his session is noted as seen then, beside what the answer writes.</summary>
    [Fact, Trait("Proves", "P16")]
    public async Task Who_takes_his_time_to_allow_an_application_is_answered_all_the_same()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        using var flow = await OAuthFlow.StartAsync(another, await SignUpAsync());
        var page = await flow.AskAsync();
        clock.Advance(TimeSpan.FromMinutes(3));

        var answer = await flow.AnswerAsync(page);

        Assert.Contains("code=", answer.Location ?? $"{answer.Status}", StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P16")]
    public async Task An_application_signs_him_out_by_a_form_as_well_as_by_a_link()
    {
        using var flow = await OAuthFlow.StartAsync(Host, await SignUpAsync());
        var tokens = await flow.TokensAsync(("scope", "openid tenancy:read-settings"));

        var answer = await flow.Browser.PostAsync("/connect/logout", new() { ["id_token_hint"] = tokens.GetProperty("id_token").GetString(), ["client_id"] = flow.ClientId, ["post_logout_redirect_uri"] = OAuthFlow.Redirect, ["state"] = "s" });

        Assert.Equal($"{OAuthFlow.Redirect}?state=s", answer.Location);
        Assert.Equal("/account/sign-in", (await flow.Browser.GetAsync("/account/sessions")).Location?.Split('?')[0]);
    }

    /// <summary>Two companies of one person.</summary>
    private async Task<(TenantSession First, TenantSession Second)> OfOneAsync()
    {
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(first.Id), NodeIds.ToGuid(second.Id), "sales");

        return (first, second);
    }

    /// <returns>Whether he is let in.</returns>
    private static async Task<bool> ChooseAsync(Browser browser, TenantSession tenant)
    {
        var page = await browser.GetAsync("/account/choose-tenant");

        return page.Status is HttpStatusCode.OK && (await browser.SubmitAsync(page, new() { ["tenant"] = Bare(tenant) })).Location is "/";
    }

    private static string Bare(TenantSession tenant) => NodeIds.ToGuid(tenant.Id).ToString("N");

    private protected static async Task<HttpStatusCode> SignInAsync(GraphQLClient client, string email, string password)
    {
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);

        return answer.StatusCode;
    }
}

public sealed class SessionLifeOnServerTests(ServerHost host) : SessionLifeTests(host)
{
    /// <remarks>SQLite has one writer at a time: there the change waits for the sign-in, and ends it.</remarks>
    [Fact, Trait("Proves", "P17")]
    public async Task Whoever_is_signing_in_while_the_password_is_changed_stays_outside_and_brings_the_old_one_not_back()
    {
        // Hashes of the other hosts are out of date here: a right password is hashed anew, and kept when its owner is in.
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 2_000));
        var tenant = await SignUpAsync();
        const string New = "four words nobody knows";
        using var owner = new Browser(Host.Address);
        await owner.SubmitAsync(await owner.GetAsync("/account/forgot-password"), new() { ["email"] = tenant.Email });
        var reset = await owner.GetAsync((await Mailbox.OfAsync(Host, tenant.Email)).First(mail => mail.Link.Contains("reset", StringComparison.Ordinal)).Link);
        using var thief = new GraphQLClient(another.Address);
        HttpStatusCode late;
        var hasChanged = 0;

        using (new BeforeStatement((sql, _) =>
        {
            // The password was found right, and the session is about to begin.
            if (IsOfSession(sql) && Interlocked.Exchange(ref hasChanged, 1) == 0)
                Task.Run(() => owner.SubmitAsync(reset, new() { ["password"] = New }), Cancelled).GetAwaiter().GetResult();
        }))
            late = await SignInAsync(thief, tenant.Email, tenant.Password);

        Assert.Equal((1, HttpStatusCode.Unauthorized), (hasChanged, late));
        Assert.Empty(thief.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(Anonymous(), tenant.Email, tenant.Password));
        Assert.Equal(HttpStatusCode.NoContent, await SignInAsync(Anonymous(), tenant.Email, New));
    }

    private static bool IsOfSession(string sql) => (sql.Contains("accounts", StringComparison.Ordinal) && sql.Contains("UPDATE", StringComparison.Ordinal)) || (sql.Contains("sessions", StringComparison.Ordinal) && sql.Contains("DELETE", StringComparison.Ordinal));
}

[Trait("Database", "sqlite")]
public sealed class SessionLifeOnSqliteTests(SqliteHost host) : SessionLifeTests(host);
