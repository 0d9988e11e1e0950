using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
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

    private static async Task<HttpStatusCode> PostAsync(GraphQLClient client, string email, string password)
    {
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);

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
