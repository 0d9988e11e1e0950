using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport.WebSockets;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Answers with server-sent events: <c>next</c> for each result, with the event's id, then <c>complete</c>; a comment now and then keeps
/// the connection open. One operation a connection. An answer that ends without <c>complete</c> is to be taken up again.
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
/// </summary>
internal sealed class EventAnswer(SocketLimits limits, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray(), Complete = "event: complete\ndata: \n\n"u8.ToArray();

    /// <param name="caller">Asked again while the stream lasts.</param>
    /// <param name="explain">Logs an unforeseen failure.</param>
    public async Task WriteAsync(HttpContext http, ExecutionResult result, LiveCaller caller, ErrorView view, Func<Exception, ExecutionError> explain)
    {
        HttpAnswer.SetHeaders(http, result, "text/event-stream; charset=utf-8");
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // nginx would keep events until its buffer is full.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var writer = http.Response.BodyWriter;

        try
        {
            if (result.Streams?.Values.SingleOrDefault() is EventStream stream)
                await FollowAsync(writer, stream, caller, view, stop.Token);
            else
                await NextAsync(writer, new(default, result), view, stop.Token);

            await SendAsync(writer, Complete, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client has gone, or the server goes.
        }
        catch (Exception fault)
        {
            // Cut and not completed, so that the client comes back: too slow, or not to be served now.
            if (fault is not SlowSubscriberException)
                explain(fault);

            http.Abort();
        }
    }

    private async Task FollowAsync(PipeWriter writer, EventStream stream, LiveCaller caller, ErrorView view, CancellationToken ct)
    {
        var (comment, check) = (DateTimeOffset.MinValue, clock.GetUtcNow() + limits.CheckInterval);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var events = stream.GetAsyncEnumerator(over.Token);
        var next = events.MoveNextAsync().AsTask();

        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();

                // The first one tells the client that it has been listened to since.
                if (comment <= now)
                {
                    await SendAsync(writer, Comment, ct);
                    comment = now + limits.PingInterval;
                }

                if (caller.Credential.ExpiresAt <= now || (check <= now && !await caller.RenewAsync(ct)))
                    throw new RequestRefusal(ErrorCodes.NotAuthenticated, "The credential is invalid or has expired.");

                check = check <= now ? now + limits.CheckInterval : check;

                if (!await HappensAsync(next, Earliest(comment, check, caller.Credential.ExpiresAt), ct))
                    continue;

                if (!await next)
                    return;

                await NextAsync(writer, events.Current, view, ct);
                next = events.MoveNextAsync().AsTask();
            }
        }
        catch (RequestRefusal refusal)
        {
            await NextAsync(writer, new(default, new ExecutionResult(refusal)), view, ct);
        }
        finally
        {
            await over.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await events.DisposeAsync();
        }
    }

    /// <returns>False when the time is up first.</returns>
    private async Task<bool> HappensAsync(Task next, DateTimeOffset due, CancellationToken ct)
    {
        if (next.IsCompleted)
            return true;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var wait = due - clock.GetUtcNow();
        var first = await Task.WhenAny(next, Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, over.Token));
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();

        return first == next;
    }

    private static DateTimeOffset Earliest(DateTimeOffset comment, DateTimeOffset check, DateTimeOffset? end)
    {
        var first = comment < check ? comment : check;

        return end < first ? end.Value : first;
    }

    private async Task NextAsync(PipeWriter writer, Told told, ErrorView view, CancellationToken ct)
    {
        using var frame = new PooledBuffer();
        frame.Write("event: next\n"u8);

        if (told.EventId != default)
            frame.Write(Encoding.ASCII.GetBytes($"id: {told.EventId:D}\n"));

        frame.Write("data: "u8);
        JsonText.Write(frame, (told.Result, view), static (json, it) => ResultWriter.Write(json, it.Result, it.view));
        frame.Write("\n\n"u8);

        await SendAsync(writer, frame.Written, ct);
    }

    // Who doesn't read is let go: the server's own limit for slow readers allows a long event minutes.
    private async Task SendAsync(PipeWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.CloseTimeout);

        try
        {
            await writer.WriteAsync(bytes, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SlowSubscriberException();
        }
    }
}
