using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

[Trait("Proves", "P12")]
public sealed class LiveCallerTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Credential Lin = Tokens.Of(Tokens.Tenant, Tokens.Watch);

    private readonly SlowCredentials credentials = new();
    private readonly LiveCaller caller;

    public LiveCallerTests() => caller = new(new DefaultHttpContext(), new Admission(credentials, new AllowedOrigins(new ConfigurationBuilder().Build())), Lin);

    [Fact]
    public async Task Who_asks_while_a_reading_is_under_way_shares_the_one_after_it()
    {
        var first = caller.RenewAsync(Ct);
        await credentials.BegunAsync(1);
        var others = Enumerable.Range(0, 50).Select(_ => caller.RenewAsync(Ct)).ToList();

        credentials.Answer();
        Assert.True(await first);
        await credentials.BegunAsync(2);
        Assert.DoesNotContain(others, it => it.IsCompleted);

        credentials.Answer();
        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.Equal(2, credentials.Begun);

        var later = caller.RenewAsync(Ct);
        await credentials.BegunAsync(3);
        credentials.Answer();
        Assert.True(await later);
    }

    [Fact]
    public async Task Rights_taken_away_while_a_reading_is_under_way_count_for_whoever_asks_then()
    {
        var before = caller.RenewAsync(Ct);
        await credentials.BegunAsync(1);
        credentials.Now = Credential.Refused(CredentialRefusal.Invalid);
        var after = caller.RenewAsync(Ct);

        credentials.Answer();
        Assert.True(await before);
        await credentials.BegunAsync(2);
        credentials.Answer();

        Assert.False(await after);
    }

    [Fact]
    public async Task A_reading_that_fails_is_followed_by_another()
    {
        var first = caller.RenewAsync(Ct);
        await credentials.BegunAsync(1);
        var second = caller.RenewAsync(Ct);

        credentials.Fail();
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await credentials.BegunAsync(2);
        credentials.Answer();

        Assert.True(await second);
    }

    /// <summary>Knows at once who it is, and tells when it is let.</summary>
    private sealed class SlowCredentials : ICredentials
    {
        private volatile TaskCompletionSource gate = new();

        public int Begun { get; private set; }

        public Credential Now { get; set; } = Lin;

        public async ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct)
        {
            var (answer, open) = (Now, gate = new(TaskCreationOptions.RunContinuationsAsynchronously));
            Begun++;
            await open.Task.WaitAsync(ct);

            return answer;
        }

        public void Answer() => gate.SetResult();

        public void Fail() => gate.SetException(new TimeoutException());

        public async Task BegunAsync(int count)
        {
            for (var tries = 0; Begun < count && tries < 500; tries++)
                await Task.Delay(10, Ct);

            Assert.Equal(count, Begun);
        }
    }
}
