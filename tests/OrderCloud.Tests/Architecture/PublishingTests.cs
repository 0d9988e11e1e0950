using System.Reflection;
using OrderCloud.Contracts.Orders;
using OrderCloud.Host;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Tests.Architecture;

public sealed class PublishingTests
{
    public static TheoryData<Assembly> Each => BoundaryTests.Each;

    [Theory, MemberData(nameof(Each))]
    public void A_module_publishes_its_own_events_only(Assembly module) => Assert.Empty(Publishing.OfOthers(module));

    [Fact]
    public void There_are_events_to_look_at() => Assert.NotEmpty(Modules.All.SelectMany(module => Publishing.Events(module.GetType().Assembly)));

    [Fact]
    public void The_rule_can_fail() => Assert.Contains(typeof(OrderCompleted).FullName, Publishing.OfOthers(typeof(PublishingTests).Assembly));

    /// <summary>Never called: a publication by somebody who doesn't own the event, for the rule to find.</summary>
    internal static void Usurp(EventPublisher publisher) => publisher.Publish(new OrderCompleted(Guid.Empty), Guid.Empty);
}
