using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

public abstract class SignInTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A1/part"), Trait("Proves", "P17")]
    public async Task The_right_pair_gives_a_cookie_that_no_script_can_read()
    {
        var tenant = await SignUpAsync();

        using var answer = await PostAsync(Anonymous(), new { email = tenant.Email.ToUpperInvariant(), password = tenant.Password });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^oc=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$", cookie);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact, Trait("Capability", "A1/part"), Trait("Proves", "P15")]
    public async Task Every_wrong_pair_gets_one_answer_after_the_same_work()
    {
        var tenant = await SignUpAsync();
        // What a password costs in the product, which is more than all else that is done.
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 220_000));
        using var visitor = new GraphQLClient(another.Address);
        using var first = await PostAsync(visitor, new { email = tenant.Email, password = tenant.Password });

        using var wrong = await PostAsync(visitor, new { email = tenant.Email, password = "not the password" });
        using var unknown = await PostAsync(visitor, new { email = $"x{tenant.Email}", password = "not the password" });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(await BodyAsync(wrong), await BodyAsync(unknown));
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        // Without the work for nobody's password it would be a hundredth; how alike they are to the twentieth is the bench's to say.
        Assert.True(await IsLikeAsync(visitor), "An address that somebody has takes another time than one that nobody has.");
    }

    [Fact, Trait("Capability", "A1/part"), Trait("Proves", "P15")]
    public async Task After_five_wrong_tries_even_the_right_one_is_wrong_for_a_quarter_of_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var tenant = await SignUpAsync();
        using var visitor = new GraphQLClient(another.Address);

        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, tenant.Email, "not the password"));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, tenant.Email, tenant.Password));
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(visitor, tenant.Email, tenant.Password));
    }

    [Fact, Trait("Proves", "P15")]
    public async Task After_twenty_wrong_tries_an_address_is_told_to_wait()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        using var visitor = new GraphQLClient(another.Address);

        for (var wrong = 0; wrong < 20; wrong++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, $"nobody{wrong}@example.com", "not the password"));

        using var answer = await PostAsync(visitor, new { email = "nobody@example.com", password = "not the password" });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Who_belongs_to_one_company_may_name_it_and_no_other()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());

        using var right = await PostAsync(Anonymous(), new { email = tenant.Email, password = tenant.Password, tenantId = tenant.Id });
        using var foreign = await PostAsync(Anonymous(), new { email = tenant.Email, password = tenant.Password, tenantId = other.Id });
        using var unknown = await PostAsync(Anonymous(), new { email = tenant.Email, password = tenant.Password, tenantId = NodeIds.Of("Tenant", Guid.CreateVersion7()) });

        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, foreign.StatusCode);
        Assert.Equal(await BodyAsync(unknown), await BodyAsync(foreign));
        var choice = Assert.Single((await foreign.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("tenants").EnumerateArray());
        Assert.Equal(tenant.Id, choice.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Hints_that_contradict_the_wish_are_refused()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var visitor = Anonymous();
        visitor.Http.DefaultRequestHeaders.Add("X-Tenant", other.Id);

        using var answer = await PostAsync(visitor, new { email = tenant.Email, password = tenant.Password, tenantId = tenant.Id });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("TENANT_MISMATCH", await BodyAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"email":"a@b.example"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"email":null,"password":"x"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""["a"]""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("not json", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("email=a&password=b", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("""{"email":"a@b.example","password":"x"}""", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_sign_in_is_refused(string body, string contentType, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var answer = await Anonymous().Http.PostAsync(SignIn, content, Cancelled);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_huge_body_is_not_read()
    {
        using var answer = await PostAsync(Anonymous(), new { email = "a@b.example", password = new string('x', 100_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task A_page_of_another_site_cannot_sign_in()
    {
        var tenant = await SignUpAsync();
        var visitor = Anonymous();
        visitor.Http.DefaultRequestHeaders.Remove("GraphQL-preflight");

        using var answer = await PostAsync(visitor, new { email = tenant.Email, password = tenant.Password });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    // The shorter of two tells what the work takes, whatever else the machine does; a machine that is never quiet gets another round. Each address is tried once: the next try would wait.
    private async Task<bool> IsLikeAsync(GraphQLClient visitor)
    {
        for (var round = 0; round < 3; round++)
        {
            var (known, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

            for (var turn = 0; turn < 2; turn++)
            {
                var tenant = await SignUpAsync();
                // It makes the hash anew, which cost little where he signed up.
                Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(visitor, tenant.Email, tenant.Password));
                known = Shorter(known, await TookAsync(visitor, tenant.Email));
                unknown = Shorter(unknown, await TookAsync(visitor, $"x{tenant.Email}"));
            }

            if (known < unknown * 2 && unknown < known * 2)
                return true;
        }

        return false;

        static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
    }

    private static async Task<TimeSpan> TookAsync(GraphQLClient visitor, string email)
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, email, "not the password"));

        return clock.Elapsed;
    }

    private static readonly Uri SignIn = new("/account/sign-in", UriKind.Relative);

    private static Task<HttpResponseMessage> PostAsync(GraphQLClient client, object body) => client.Http.PostAsJsonAsync(SignIn, body, Cancelled);

    private static async Task<HttpStatusCode> StatusAsync(GraphQLClient client, string email, string password)
    {
        using var answer = await PostAsync(client, new { email, password });

        return answer.StatusCode;
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancelled);
}

public sealed class SignInOnServerTests(ServerHost host) : SignInTests(host);

[Trait("Database", "sqlite")]
public sealed class SignInOnSqliteTests(SqliteHost host) : SignInTests(host);
