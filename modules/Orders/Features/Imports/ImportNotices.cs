using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Tells whoever follows an import that it has moved on.</summary>
internal sealed class ImportNotices(IEventBus bus, TimeProvider clock)
{
    public static string Topic(Guid importId) => $"import:{importId:N}";

    /// <summary>Called after the commit.</summary>
    public void Moved(ImportSession session) =>
        bus.Publish(EventTopic.For(session.Tenant, Topic(session.ImportId)), new EventNotice(Guid.CreateVersion7(), clock.GetUtcNow(), session.ImportId));
}
