using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>An event is read once for all who are told the same of it, and for nobody else.</summary>
public sealed class SharedEventTests : IAsyncLifetime
{
    private readonly string key = $"{ThingChanged.Held}-{Guid.NewGuid():N}";
    private GraphHost host = null!;

    private MemoryEventBus Bus => (MemoryEventBus)host.Services.GetRequiredService<IEventBus>();

    private Tokens Tokens => host.Services.GetRequiredService<Tokens>();

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Who_is_the_same_and_asks_the_same_shares_one_reading_over_all_his_sockets()
    {
        var member = Tokens.Known[Tokens.Member];
        Tokens.Known["again"] = member with { Caller = member.Caller with { Permissions = member.Caller.Permissions.ToHashSet() } };
        await using var one = await FollowAsync(Tokens.Member);
        await using var two = await FollowAsync(Tokens.Member);
        await using var three = await FollowAsync("again");

        var notice = Publish(Tokens.Tenant);
        await ReadingAsync(1);
        Waiting.Release(key);

        foreach (var client in new[] { one, two, three })
            Assert.Contains(notice.EventId.ToString(), await client.ReceiveAsync());

        Assert.Equal(1, Waiting.Begun(key));
    }

    public static TheoryData<string> Others => ["another subject", "fewer rights", "fewer fields", "another language", "another operation", "other variables"];

    [Theory, MemberData(nameof(Others)), Trait("Proves", "P10")]
    public async Task Whoever_might_be_told_something_else_has_a_reading_of_his_own(string how)
    {
        var member = Tokens.Known[Tokens.Member];
        var caller = member.Caller with { Fields = new HashSet<string> { "things:cost" } };
        Tokens.Known["one"] = member with { Caller = caller };
        Tokens.Known["two"] = member with
        {
            Caller = how switch
            {
                "another subject" => caller with { SubjectId = Guid.NewGuid() },
                "fewer rights" => caller with { Permissions = new HashSet<string> { Tokens.Watch.Name } },
                "fewer fields" => caller with { Fields = new HashSet<string>() },
                "another language" => caller with { Language = "zh-CN" },
                _ => caller,
            },
        };
        await using var one = await FollowAsync("one");
        await using var two = how switch
        {
            "another operation" => await FollowAsync("two", "subscription($id: String!, $size: Int) { thingChanged(id: $id, size: $size) { filling eventId } }"),
            "other variables" => await FollowAsync("two", size: 3),
            _ => await FollowAsync("two"),
        };

        Publish(Tokens.Tenant);

        await ReadingAsync(2);
        Waiting.Release(key);
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_company_has_a_reading_of_its_own()
    {
        await using var ours = await FollowAsync(Tokens.Member);
        await using var theirs = await FollowAsync(Tokens.Other);

        Bus.Publish(EventTopic.For(Tokens.OtherTenant, $"thing:{key}"), Publish(Tokens.Tenant));

        await ReadingAsync(2);
        Waiting.Release(key);
        Assert.Contains($"of {Tokens.Tenant.Id}", await ours.ReceiveAsync());
        Assert.Contains($"of {Tokens.OtherTenant.Id}", await theirs.ReceiveAsync());
    }

    // Nobody knows which of the two reads: each leaves once.
    [Theory, InlineData(0), InlineData(1)]
    public async Task When_he_leaves_who_reads_for_all_the_others_are_told_all_the_same(int leaves)
    {
        SocketClient[] clients = [await FollowAsync(Tokens.Member), await FollowAsync(Tokens.Member)];
        await using var stays = clients[1 - leaves];

        var notice = Publish(Tokens.Tenant);
        await ReadingAsync(1);
        await clients[leaves].DisposeAsync();
        Waiting.Release(key);

        Assert.Contains(notice.EventId.ToString(), await stays.ReceiveAsync());
    }

    [Fact]
    public async Task Of_a_failure_each_hears_his_own()
    {
        await using var one = await FollowAsync(Tokens.Member);
        await using var two = await FollowAsync(Tokens.Member);

        Publish(Tokens.Tenant, ThingChanged.Broken);
        await ReadingAsync(1);
        Waiting.Release(key);
        var told = new[] { await one.ReceiveAsync(), await two.ReceiveAsync() };

        Assert.All(told, it => Assert.Contains("Unexpected Execution Error", it));
        Assert.Equal(2, told.Select(it => it!.Split("requestId")[1]).Distinct().Count());
        Assert.Equal(2, host.Logged.Errors.Count);
    }

    private async Task<SocketClient> FollowAsync(string token, string document = "subscription($id: String!, $size: Int) { thingChanged(id: $id, size: $size) { eventId text } }", int size = 1)
    {
        var client = await SocketClient.ReadyAsync(host, token);
        var listening = Listening();
        await client.SendAsync(System.Text.Json.JsonSerializer.Serialize(new { id = "s", type = "subscribe", payload = new { query = document, variables = new { id = key, size } } }));

        for (var tries = 0; Listening() == listening && tries < 2_000; tries++)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Equal(listening + 1, Listening());

        return client;
    }

    private int Listening() => Bus.Listeners(EventTopic.For(Tokens.Tenant, $"thing:{key}")) + Bus.Listeners(EventTopic.For(Tokens.OtherTenant, $"thing:{key}"));

    private EventNotice Publish(TenantContext tenant, Guid? about = null)
    {
        var notice = new EventNotice(Guid.CreateVersion7(), DateTimeOffset.UtcNow, about ?? Guid.CreateVersion7());
        Bus.Publish(EventTopic.For(tenant, $"thing:{key}"), notice);

        return notice;
    }

    /// <summary>Until so many read, and long enough to see that no more do.</summary>
    private async Task ReadingAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));

        while (Waiting.Begun(key) < count)
            await Task.Delay(5, patience.Token);

        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(count, Waiting.Begun(key));
    }
}
