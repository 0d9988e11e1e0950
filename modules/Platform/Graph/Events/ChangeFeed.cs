namespace OrderCloud.Platform.Graph.Events;

/// <summary>That something has changed; read it again.</summary>
/// <param name="EventId">Known ids are repetitions.</param>
public sealed record ChangeNotice(string EventId, DateTimeOffset OccurredAt) : IStreamEvent;

/// <summary>Follows rows of a kind as a whole. An event names none of them: who hears it reads again, with his own rights.</summary>
public abstract class ChangeFeed(string topic) : Subscription<NoArguments, ChangeNotice>
{
    public sealed override string Topic(NoArguments arguments) => topic;

    public sealed override Task<ChangeNotice?> LoadAsync(NoArguments arguments, EventNotice notice, CancellationToken ct) =>
        Task.FromResult<ChangeNotice?>(new(notice.EventId.ToString("D"), notice.OccurredAt));
}
