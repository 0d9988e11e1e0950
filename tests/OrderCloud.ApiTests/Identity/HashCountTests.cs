using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Each attempt costs one hash, whoever makes it and by whichever door: neither time nor load tells who exists.</summary>
public sealed class HashCountTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P15"), Trait("Capability", "A1/part")]
    public async Task One_hash_for_each_attempt_by_every_door()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        using var count = new Hashes(another);
        var tenant = await SignUpAsync();
        using var api = new GraphQLClient(another.Address);
        var nobody = $"nobody-{Guid.NewGuid():N}@example.com";

        Assert.Equal((1, HttpStatusCode.NoContent), await count.OfAsync(() => PostAsync(api, tenant.Email, tenant.Password)));
        Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PostAsync(api, tenant.Email, "not the password")));
        Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PostAsync(api, nobody, "not the password")));
        Assert.Equal((1, HttpStatusCode.SeeOther), await count.OfAsync(() => PageAsync(another, tenant.Email, tenant.Password)));
        Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PageAsync(another, tenant.Email, "not the password")));
        Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PageAsync(another, nobody, "not the password")));
    }

    [Fact, Trait("Proves", "P15")]
    public async Task A_locked_account_does_the_work_too_and_an_address_that_must_wait_does_none()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        using var count = new Hashes(another);
        var tenant = await SignUpAsync();
        using var api = new GraphQLClient(another.Address);

        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PostAsync(api, tenant.Email, "not the password")));

        Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PostAsync(api, tenant.Email, tenant.Password)));

        for (var wrong = 6; wrong < 20; wrong++)
            Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(() => PostAsync(api, $"nobody{wrong}@example.com", "not the password")));

        Assert.Equal((0, HttpStatusCode.TooManyRequests), await count.OfAsync(() => PostAsync(api, "nobody@example.com", "not the password")));
    }

    // Before another try at the same account.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(1_600);

    [Fact, Trait("Proves", "P15"), Trait("Proves", "P24/part")]
    public async Task Who_gives_his_own_password_again_and_again_is_refused_before_others_wait_for_him()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        using var count = new Hashes(another);
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        using var api = new GraphQLClient(another.Address);

        for (var tries = 0; tries < 60; tries++)
            Assert.Equal((1, HttpStatusCode.NoContent), await count.OfAsync(() => PostAsync(api, tenant.Email, tenant.Password)));

        Assert.Equal((0, HttpStatusCode.TooManyRequests), await count.OfAsync(() => PostAsync(api, tenant.Email, tenant.Password)));
        Assert.Equal((1, HttpStatusCode.NoContent), await count.OfAsync(() => PostAsync(api, other.Email, other.Password)));
    }

    [Fact, Trait("Proves", "P15"), Trait("Proves", "P24/part")]
    public async Task One_address_has_so_many_passwords_hashed_by_all_doors_together()
    {
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Configuration["Auth:PasswordsPerAddress"] = "6");
        using var count = new Hashes(another);
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        // Each client of the tests has an address of its own; here one does all.
        using var browser = new Browser(another.Address);
        var invitation = await browser.GetAsync(await Pages.InvitationPageTests.InviteAsync(first, $"{Guid.NewGuid():N}@example.com"));
        Task<Visit> JoinAsync() => browser.SubmitAsync(invitation, new() { ["password"] = "four words nobody guesses" });
        await browser.SubmitAsync(await browser.GetAsync("/account/forgot-password"), new() { ["email"] = second.Email });
        var reset = await browser.GetAsync((await Pages.Mailbox.OfAsync(another, second.Email))[0].Link);

        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal((1, HttpStatusCode.NoContent), await count.OfAsync(() => PostAsync(browser, first.Email, first.Password)));
            Assert.Equal((1, HttpStatusCode.Unauthorized), await count.OfAsync(async () => (await browser.SignInAsync(second.Email, "not the password")).Status));
        }

        Assert.Equal((0, HttpStatusCode.TooManyRequests), await count.OfAsync(() => PostAsync(browser, first.Email, first.Password)));
        Assert.Equal((0, HttpStatusCode.TooManyRequests), await count.OfAsync(async () => (await browser.SignInAsync(first.Email, first.Password)).Status));
        // Whoever is signed in accepts without a password.
        browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Expired = true;
        Assert.Equal((0, HttpStatusCode.BadRequest), await count.OfAsync(async () => (await JoinAsync()).Status));
        Assert.Equal((0, HttpStatusCode.BadRequest), await count.OfAsync(async () => (await browser.SubmitAsync(reset, new() { ["password"] = "four words nobody guesses" })).Status));
        Assert.Equal("Too many tries. Try again later.", Assert.Single((await JoinAsync()).Errors).Message);
    }

    [Fact, Trait("Capability", "A1"), Trait("Proves", "P15")]
    public async Task The_right_pair_opens_one_company_and_wrong_ones_are_answered_alike_after_like_work_until_the_account_is_locked_for_a_while()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        // What a password costs in the product, which is more than all else that is done.
        await using var another = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 220_000);
        });
        using var count = new Hashes(another);
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        using var api = new GraphQLClient(another.Address);
        // It makes their hashes anew, which cost little where they signed up.
        await PostAsync(api, other.Email, other.Password);
        await PostAsync(api, tenant.Email, tenant.Password);
        Assert.Equal(tenant.Id, (await api.QueryAsync("{ me { tenant { id } } }")).GetProperty("me").GetProperty("tenant").GetProperty("id").GetString());
        Assert.NotEqual(tenant.Id, other.Id);

        var answers = new List<(string Answer, long Hashes, TimeSpan Took)>();

        foreach (var (email, password) in new[]
        {
            (tenant.Email, "not the password"), ($"x{tenant.Email}", "not the password"), (tenant.Email, $"{tenant.Password} "), (other.Email, "not the password"), (tenant.Email, "another wrong one"),
            (tenant.Email, "not the password"), (tenant.Email, "not the password"), (tenant.Email, tenant.Password),
        })
        {
            var watch = Stopwatch.StartNew();
            var answer = "";
            var (hashes, _) = await count.OfAsync(async () =>
            {
                using var got = await api.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);
                answer = $"{(int)got.StatusCode} {await got.Content.ReadAsStringAsync(Cancelled)}";

                return got.StatusCode;
            });
            answers.Add((answer, hashes, watch.Elapsed));
        }

        // The last was the right pair, of an account that is locked by then.
        Assert.StartsWith("401 ", Assert.Single(answers.Select(it => it.Answer).Distinct()), StringComparison.Ordinal);
        Assert.All(answers, it => Assert.Equal(1, it.Hashes));
        // Without the work for nobody's password it would be a hundredth; each pause before another try is beside it.
        var work = answers.Min(it => it.Took);
        Assert.All(answers, it => Assert.InRange(it.Took, answers[0].Took / 10, 20 * work + LongestPause));

        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(api, tenant.Email, tenant.Password));
    }

    private static async Task<HttpStatusCode> PostAsync(GraphQLClient client, string email, string password)
    {
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);

        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(Browser browser, string email, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = JsonContent.Create(new { email, password }) };
        request.Headers.Add("GraphQL-preflight", "1");
        using var answer = await browser.Http.SendAsync(request, Cancelled);

        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PageAsync(RunningHost on, string email, string password)
    {
        using var browser = new Browser(on.Address);

        return (await browser.SignInAsync(email, password)).Status;
    }

    /// <summary>Counts one host's hashes by its own meter; other hosts of the run have theirs.</summary>
    private sealed class Hashes : IDisposable
    {
        private readonly MeterListener listener = new();
        private long count;

        public Hashes(RunningHost of)
        {
            var meters = of.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Name == "ordercloud.identity.password_hashes" && ReferenceEquals(instrument.Meter.Scope, meters))
                    it.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((_, hashes, _, _) => Interlocked.Add(ref count, hashes));
            listener.Start();
        }

        public async Task<(long Hashes, HttpStatusCode Status)> OfAsync(Func<Task<HttpStatusCode>> attempt)
        {
            var before = Interlocked.Read(ref count);
            var status = await attempt();

            return (Interlocked.Read(ref count) - before, status);
        }

        public void Dispose() => listener.Dispose();
    }
}
