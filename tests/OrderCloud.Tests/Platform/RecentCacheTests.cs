using Microsoft.Extensions.Time.Testing;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Platform;

public sealed class RecentCacheTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void What_is_put_in_is_found_until_its_time_is_over()
    {
        var cache = new RecentCache<string>(capacity: 10, clock);
        cache.Set("a", "one", clock.GetUtcNow().AddSeconds(30));

        Assert.True(cache.TryGet("a", out var value));
        Assert.Equal("one", value);

        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(cache.TryGet("a", out _));
    }

    [Fact]
    public void What_is_used_stays_and_what_is_not_goes()
    {
        var cache = new RecentCache<string>(capacity: 10, clock);
        cache.Set("used", "one", DateTimeOffset.MaxValue);
        cache.Set("forgotten", "two", DateTimeOffset.MaxValue);

        for (var other = 0; other < 20; other++)
        {
            Assert.True(cache.TryGet("used", out _));
            cache.Set($"{other}", "other", DateTimeOffset.MaxValue);
        }

        Assert.True(cache.TryGet("used", out _));
        Assert.False(cache.TryGet("forgotten", out _));
    }

    [Fact]
    public void What_is_taken_out_is_gone_wherever_it_lay()
    {
        var cache = new RecentCache<string>(capacity: 4, clock);
        cache.Set("old", "one", DateTimeOffset.MaxValue);
        cache.Set("a", "two", DateTimeOffset.MaxValue);
        cache.Set("b", "three", DateTimeOffset.MaxValue);

        cache.Remove("old");
        cache.Remove("b");

        Assert.False(cache.TryGet("old", out _));
        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out _));
    }
}
