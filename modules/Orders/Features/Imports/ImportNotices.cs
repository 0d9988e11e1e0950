using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Tells whoever follows an import that it has moved on.</summary>
internal sealed class ImportNotices(IEventBus bus, TimeProvider clock)
{
    public const string All = "imports";

    public static string Topic(Guid importId) => $"import:{importId:N}";

    /// <summary>Called after the commit.</summary>
    public void Moved(ImportSession session) => Moved(session.Tenant, session.ImportId);

    /// <inheritdoc cref="Moved(ImportSession)"/>
    public void Moved(TenantContext tenant, Guid importId)
    {
        var notice = new EventNotice(Guid.CreateVersion7(), clock.GetUtcNow(), importId);

        foreach (var topic in new[] { Topic(importId), All })
            bus.Publish(EventTopic.For(tenant, topic), notice);
    }
}
