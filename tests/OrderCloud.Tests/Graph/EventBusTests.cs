using GraphQL;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph;

public sealed class EventBusTests
{
    private static readonly TenantKey Topic = EventTopic.For(new TenantContext(Guid.NewGuid()), "order:1");
    private readonly FakeTimeProvider clock = new();
    private readonly MemoryEventBus bus;

    public EventBusTests() => bus = new(clock, new() { Kept = 1_000 });

    [Fact]
    public async Task Every_subscriber_hears_what_came_after_it()
    {
        bus.Publish(Topic, Notice());
        using var one = bus.Subscribe(Topic);
        using var two = bus.Subscribe(Topic);
        var notice = Notice();

        bus.Publish(Topic, notice);

        Assert.Equal(notice, await FirstAsync(one));
        Assert.Equal(notice, await FirstAsync(two));
    }

    [Fact]
    public void A_topic_goes_with_its_last_subscriber()
    {
        var one = bus.Subscribe(Topic);
        var two = bus.Subscribe(Topic);

        one.Dispose();
        one.Dispose();
        Assert.Equal(1, bus.Topics);

        two.Dispose();
        Assert.Equal(0, bus.Topics);
    }

    [Fact]
    public void A_topic_belongs_to_its_tenant()
    {
        Assert.NotEqual(EventTopic.For(new TenantContext(Guid.NewGuid()), "order:1"), EventTopic.For(new TenantContext(Guid.NewGuid()), "order:1"));
        Assert.Equal(EventTopic.For(new TenantContext(Guid.AllBitsSet), "order:1"), EventTopic.For(new TenantContext(Guid.AllBitsSet), "order:1"));
    }

    [Fact]
    public async Task A_full_queue_ends_after_what_it_holds()
    {
        using var subscription = bus.Subscribe(Topic);
        var heard = 0;

        for (var i = 0; i <= EventListener.Capacity; i++)
            bus.Publish(Topic, Notice());

        await Assert.ThrowsAsync<SlowSubscriberException>(async () =>
        {
            await foreach (var _ in subscription.WithCancellation(TestContext.Current.CancellationToken))
                heard++;
        });

        Assert.Equal(EventListener.Capacity, heard);
    }

    [Fact]
    public async Task Whoever_comes_back_hears_what_came_since_on_that_topic()
    {
        var other = EventTopic.For(new TenantContext(Guid.NewGuid()), "order:1");
        var (heard, missed) = (Notice(), Notice());
        bus.Publish(Topic, heard);
        bus.Publish(other, Notice());
        bus.Publish(Topic, missed);

        using var again = bus.Subscribe(Topic, heard.EventId);

        Assert.Equal(missed, await FirstAsync(again));
        Assert.ThrowsAny<ExecutionError>(() => bus.Subscribe(other, heard.EventId));
        Assert.Equal(1, bus.Topics);
    }

    [Fact]
    public void Notices_are_kept_for_the_window_and_up_to_their_number()
    {
        var notices = Enumerable.Range(0, 1_100).Select(_ => Notice()).ToList();
        notices.ForEach(notice => bus.Publish(Topic, notice));

        Assert.ThrowsAny<ExecutionError>(() => bus.Subscribe(Topic, notices[99].EventId));
        bus.Subscribe(Topic, notices[100].EventId).Dispose();

        clock.Advance(TimeSpan.FromMinutes(5));
        bus.Subscribe(Topic, notices[^1].EventId).Dispose();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.ThrowsAny<ExecutionError>(() => bus.Subscribe(Topic, notices[^1].EventId));
    }

    private static EventNotice Notice() => new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7());

    private static async Task<EventNotice> FirstAsync(EventListener subscription)
    {
        await using var notices = subscription.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        return await notices.MoveNextAsync() ? notices.Current : throw new InvalidOperationException("The stream ended.");
    }
}
