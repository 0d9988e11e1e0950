using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph;

/// <summary>What a host keeps for the others while Redis is away.</summary>
public sealed class OwnNoticesTests
{
    private static readonly TenantKey Topic = EventTopic.For(new TenantContext(Guid.NewGuid()), "order:1");

    private readonly OwnNotices own = new(new EventLimits().Kept);

    [Fact]
    public void Fifty_thousand_are_kept_and_one_more_makes_it_forget_and_say_so_once()
    {
        for (var i = 0; i < 50_000; i++)
            own.Add(Topic, Notice(), told: true);

        Assert.Equal(50_000, own.Count);
        Assert.False(own.Send(1).Forgot);

        var last = Notice();
        own.Add(Topic, last, told: true);

        Assert.Equal(1, own.Count);
        var (next, forgot) = own.Send(10);
        Assert.True(forgot);
        Assert.Equal(last, Assert.Single(next).Notice);
        Assert.False(own.Send(10).Forgot);

        own.NotSaid();
        Assert.True(own.Send(10).Forgot);
    }

    [Fact]
    public void Each_is_sent_once_until_it_is_not_known_whether_it_arrived()
    {
        var notices = Enumerable.Range(0, 5).Select(_ => Notice()).ToList();
        notices.ForEach(notice => own.Add(Topic, notice, told: false));

        Assert.Equal(notices[..2], own.Send(2).Next.Select(it => it.Notice));
        Assert.Equal(notices[2..], own.Send(10).Next.Select(it => it.Notice));
        Assert.Empty(own.Send(10).Next);
        Assert.False(own.Take(Topic, notices[1]));
        own.Take(Topic, notices[0]);

        own.SendAgain();
        Assert.Equal(notices[1..], own.Send(10).Next.Select(it => it.Notice));
    }

    [Fact]
    public void What_was_told_here_is_not_told_again_when_it_is_read()
    {
        var (before, after) = (Notice(), Notice());
        own.Add(Topic, before, told: false);
        Assert.Equal(before, Assert.Single(own.Tell()).Notice);
        Assert.Empty(own.Tell());
        own.Add(Topic, after, told: false);

        Assert.True(own.Take(Topic, before));
        Assert.False(own.Take(Topic, after));
        Assert.Equal(0, own.Count);
    }

    private static EventNotice Notice() => new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7());
}
