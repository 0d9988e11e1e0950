using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Platform;

/// <summary>A document that one host was sent with its hash is known to the others by the hash alone.</summary>
public sealed class DocumentsOverRedisTests(ServerHost host, HostsOnRedis hosts) : ApiTest(host), IClassFixture<HostsOnRedis>
{
    private const string Texts = "ordercloud:documents", Used = "ordercloud:documents:used";

    private TenantSession tenant = null!;

    public override async ValueTask InitializeAsync()
    {
        hosts.SkipWithoutRedis();
        await base.InitializeAsync();
        tenant = await SignUpAsync();
    }

    [Fact]
    public async Task What_one_host_was_sent_another_and_a_new_one_know()
    {
        // A host that is young has no line to Redis yet, and on a busy machine a quarter of a second passes soon: then it keeps a text for itself.
        var document = await Eventually.GetAsync(
            async () =>
            {
                var sent = Document();
                Assert.Equal("HC0020", await AskAsync(hosts.B, null, sent));
                Assert.Null(await AskAsync(hosts.A, sent, sent));

                return await AskAsync(hosts.B, null, sent) is null ? sent : "";
            },
            known => known is not "");
        Assert.NotEqual("", document);

        await using var young = await hosts.HostAsync();
        Assert.Null(await Eventually.GetAsync(() => AskAsync(young, null, document), code => code is null));
    }

    [Fact]
    public async Task What_was_refused_is_known_nowhere()
    {
        const string Broken = "{ nothing }";
        Assert.NotNull(await AskAsync(hosts.A, Broken, Broken));

        Assert.Equal("HC0020", await AskAsync(hosts.B, null, Broken));
        Assert.False(await hosts.AskAsync(db => db.HashExistsAsync(Texts, Hash(Broken))));
    }

    [Fact]
    public async Task Another_text_that_somebody_put_there_is_not_run()
    {
        var document = Document();
        await hosts.AskAsync(db => db.HashSetAsync(Texts, Hash(document), "{ me { name email } }"));

        Assert.Equal("HC0020", await AskAsync(hosts.B, null, document));
    }

    [Fact]
    public async Task The_least_lately_asked_for_gives_way()
    {
        var (first, second) = (await KeptAsync(), await KeptAsync());

        // As if 500 others had been sent meanwhile, and the first been asked for at another host since.
        await hosts.AskAsync(db => db.SortedSetAddAsync(Used, [.. Enumerable.Range(0, 500).Select(i => new StackExchange.Redis.SortedSetEntry($"other{i}", DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds()))]));
        await hosts.AskAsync(db => db.SortedSetAddAsync(Used, Hash(first), DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeMilliseconds()));
        var isKnown = await Eventually.GetAsync(
            async () =>
            {
                var third = Document();
                await AskAsync(hosts.A, third, third);

                return await hosts.AskAsync(db => db.HashExistsAsync(Texts, Hash(second)));
            },
            known => !known);

        Assert.False(isKnown);
        Assert.True(await hosts.AskAsync(db => db.HashExistsAsync(Texts, Hash(first))));
        Assert.Equal(500, await hosts.AskAsync(db => db.SortedSetLengthAsync(Used)));
        await hosts.AskAsync(db => db.KeyDeleteAsync(Used));
    }

    [Fact]
    public async Task Without_Redis_a_host_knows_its_own_and_asks_for_the_others_texts()
    {
        var (before, meanwhile) = (await KeptAsync(), Document());
        hosts.Cut();

        try
        {
            Assert.Null(await AskAsync(hosts.A, null, before));
            Assert.Equal("HC0020", await AskAsync(hosts.B, null, before));
            Assert.Null(await AskAsync(hosts.B, meanwhile, meanwhile));
            Assert.Null(await AskAsync(hosts.B, null, meanwhile));
        }
        finally
        {
            hosts.Mend();
        }

        Assert.Null(await Eventually.GetAsync(() => AskAsync(hosts.B, null, before), code => code is null));
    }

    /// <summary>A document that one host was sent and Redis has. A host that is young, or whose line was cut by another test, keeps a text for itself until the line stands.</summary>
    private async Task<string> KeptAsync()
    {
        var (document, isKept) = await Eventually.GetAsync(
            async () =>
            {
                var sent = Document();
                await AskAsync(hosts.A, sent, sent);

                return (sent, IsKept: await hosts.AskAsync(db => db.HashExistsAsync(Texts, Hash(sent))));
            },
            it => it.IsKept);
        Assert.True(isKept);

        return document;
    }

    private static string Document() => $"query D{Guid.NewGuid():N} {{ me {{ name }} }}";

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    /// <returns>The error's code; null where it was run.</returns>
    private async Task<string?> AskAsync(RunningHost at, string? sent, string document)
    {
        using var client = await TenantSession.SignInAsync(at, tenant.Email, tenant.Password);
        using var answer = await client.Http.PostAsJsonAsync("/graphql", new Dictionary<string, object?> { ["query"] = sent, ["extensions"] = new { persistedQuery = new { version = 1, sha256Hash = Hash(document) } } }, Cancelled);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);

        return json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
    }
}
