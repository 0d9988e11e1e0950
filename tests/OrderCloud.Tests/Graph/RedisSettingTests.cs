using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Graph;

public sealed class RedisSettingTests
{
    [Theory]
    [InlineData("password=hunter2")]
    [InlineData("127.0.0.1:6379,pasword=hunter2")]
    [InlineData("127.0.0.1:6379,connectTimeout=hunter2")]
    public void A_connection_that_cannot_be_read_stops_the_start_and_is_named_without_its_password(string connection)
    {
        var wrong = Assert.Throws<SettingException>(() => With(connection));

        Assert.StartsWith("Redis:Connection can't be read: ", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, typeof(MemoryEventBus))]
    [InlineData("", typeof(MemoryEventBus))]
    [InlineData("127.0.0.1:6379,password=hunter2,ssl=true", typeof(RedisEventBus))]
    public void It_chooses_the_bus(string? connection, Type bus) => Assert.IsType(bus, With(connection).GetRequiredService<IEventBus>());

    [Theory]
    [InlineData("t:0123456789abcdef0123456789abcdef:topic:order:1", true)]
    [InlineData("t:0123456789abcdef0123456789abcdef:file:order:1", false)]
    [InlineData("t:00000000000000000000000000000000:topic:order:1", false)]
    [InlineData("t:x:topic:order:1", false)]
    [InlineData("t:0123456789abcdef0123456789abcdef:topic", false)]
    [InlineData(null, false)]
    public void A_topic_of_another_host_is_made_again_from_its_tenant(string? written, bool isTopic) =>
        Assert.Equal(isTopic ? written : null, EventTopic.Parse(written)?.ToString());

    private static ServiceProvider With(string? connection) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new EventLimits())
        .AddEventBus(new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Connection", connection)]).Build()).BuildServiceProvider();
}
