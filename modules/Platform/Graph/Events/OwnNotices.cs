using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>What a host has published and not yet read in the stream, oldest first. Not safe for threads: the bus locks.</summary>
/// <param name="most">More are not kept: then all are forgotten, and everybody has to be told so.</param>
internal sealed class OwnNotices(int most)
{
    private readonly Queue<OwnNotice> notices = [];

    // Of the queue's head; the rest still has to be sent.
    private int sent;

    /// <summary>Some were forgotten, and the others don't know yet.</summary>
    private bool forgot;

    public int Count => notices.Count;

    /// <param name="told">Our own subscribers have heard it.</param>
    public void Add(TenantKey topic, EventNotice notice, bool told)
    {
        if (notices.Count == most)
        {
            notices.Clear();
            (forgot, sent) = (true, 0);
        }

        notices.Enqueue(new(topic, notice) { Told = told });
    }

    /// <summary>What has to be sent next, and whether it has to be said before that more was forgotten.</summary>
    public (IReadOnlyList<OwnNotice> Next, bool Forgot) Send(int page)
    {
        (IReadOnlyList<OwnNotice> Next, bool Forgot) all = ([.. notices.Skip(sent).Take(page)], forgot);
        (sent, forgot) = (sent + all.Next.Count, false);

        return all;
    }

    /// <summary>That something was forgotten could not be said.</summary>
    public void NotSaid() => forgot = true;

    /// <summary>It isn't known what of it has arrived.</summary>
    public void SendAgain() => sent = 0;

    /// <summary>It was read in the stream.</summary>
    /// <returns>True where our subscribers were told before.</returns>
    public bool Take(TenantKey topic, EventNotice notice)
    {
        // Not the first: it was sent twice, since it wasn't known whether it had arrived.
        if (!notices.TryPeek(out var first) || first.Topic != topic || first.Notice.EventId != notice.EventId)
            return false;

        sent = Math.Max(0, sent - 1);

        return notices.Dequeue().Told;
    }

    /// <summary>Those that our subscribers haven't heard, which count as told from now on.</summary>
    public IEnumerable<OwnNotice> Tell()
    {
        foreach (var notice in notices.Where(notice => !notice.Told))
        {
            notice.Told = true;

            yield return notice;
        }
    }
}

internal sealed record OwnNotice(TenantKey Topic, EventNotice Notice)
{
    public bool Told { get; set; }
}
