using System.Globalization;
using OrderCloud.Platform.Access;
using StackExchange.Redis;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>A notice as an entry of the stream in Redis: names, and nothing of what is there.</summary>
internal static class NoticeEntry
{
    /// <summary>Who wrote it.</summary>
    public const string Host = "host";

    private const string Topic = "topic", EventId = "event", ObjectId = "object", OccurredAt = "at", Lost = "lost";

    /// <summary>The writer had more to tell than it could keep.</summary>
    public static readonly NameValueEntry[] Loss = [new(Lost, 1)];

    public static bool IsLoss(StreamEntry entry) => !entry[Lost].IsNull;

    public static NameValueEntry[] Of(TenantKey topic, EventNotice notice) =>
    [
        new(Topic, topic.ToString()), new(EventId, notice.EventId.ToString("N")), new(ObjectId, notice.ObjectId.ToString("N")),
        new(OccurredAt, notice.OccurredAt.UtcTicks.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <returns>Null for what is no notice.</returns>
    public static (TenantKey Topic, EventNotice Notice)? Read(StreamEntry entry) =>
        EventTopic.Parse(entry[Topic]) is { } topic && Guid.TryParseExact((string?)entry[EventId], "N", out var id) && Guid.TryParseExact((string?)entry[ObjectId], "N", out var of)
            && long.TryParse((string?)entry[OccurredAt], CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (topic, new(id, new(ticks, TimeSpan.Zero), of))
            : null;
}
