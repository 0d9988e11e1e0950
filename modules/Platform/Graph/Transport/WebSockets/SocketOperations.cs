using System.Collections.Concurrent;
using GraphQL;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>The operations under way on one connection.</summary>
/// <param name="explain">Turns an unforeseen failure into the error that is shown.</param>
/// <param name="end">Ends the connection.</param>
internal sealed class SocketOperations(
    OperationRunner runner, SocketSender sender, SocketLimits limits, Func<OperationContext> context, Func<ErrorView> view, Func<Exception, ExecutionError> explain, Action<SocketClose> end)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> tasks = [];

    public async ValueTask StartAsync(string id, OperationRequest request, CancellationToken ct)
    {
        if (running.ContainsKey(id))
        {
            end(SocketClose.IdInUse);

            return;
        }

        if (running.Count >= limits.Operations)
        {
            await RefuseAsync(id, new RequestRefusal(ErrorCodes.RateLimited, $"A connection runs at most {limits.Operations} operations."), ct);

            return;
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        running[id] = stop;

        // Off the receive loop: it has to hear of "complete" while the document is still being checked.
        var task = Task.Run(() => RunAsync(id, request, stop), CancellationToken.None);
        tasks.TryAdd(task, 0);
        _ = task.ContinueWith(done => tasks.TryRemove(done, out _), TaskScheduler.Default);
    }

    public ValueTask RefuseAsync(string id, ExecutionError refusal, CancellationToken ct) => sender.SendAsync(SocketFrames.Error(id, [refusal], view()), ct);

    /// <summary>The client wants no more of it.</summary>
    public void Stop(string id)
    {
        if (running.TryRemove(id, out var stop))
            stop.Cancel();
    }

    /// <summary>After the connection's own token has been cancelled: waits until nothing runs.</summary>
    public Task FinishAsync() => Task.WhenAll(tasks.Keys);

    private async Task RunAsync(string id, OperationRequest request, CancellationTokenSource stop)
    {
        using (stop)
        {
            try
            {
                await AnswerAsync(id, request, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody waits for an answer.
            }
            catch (SlowSubscriberException)
            {
                end(SocketClose.TooSlow);
            }
            catch (Exception fault)
            {
                await RefuseAsync(id, explain(fault), stop.Token);
            }
            finally
            {
                running.TryRemove(KeyValuePair.Create(id, stop));
            }
        }
    }

    private async Task AnswerAsync(string id, OperationRequest request, CancellationToken ct)
    {
        var result = await runner.RunAsync(request, context(), static _ => { }, ct);

        if (result.Streams?.Values.SingleOrDefault() is EventStream stream)
            await FollowAsync(id, stream, ct);
        else if (!result.Executed || result.Operation?.Operation is OperationType.Subscription)
            await FinalAsync(id, SocketFrames.Error(id, result.Errors ?? [], view()), ct);
        else
        {
            await sender.SendAsync(SocketFrames.Next(id, result, view()), ct);
            await FinalAsync(id, SocketFrames.Complete(id), ct);
        }
    }

    private async Task FollowAsync(string id, EventStream stream, CancellationToken ct)
    {
        await foreach (var (_, result) in stream.WithCancellation(ct))
        {
            if (EventStream.IsRefused(result))
            {
                await FinalAsync(id, SocketFrames.Error(id, result.Errors ?? [], view()), ct);

                return;
            }

            if (!sender.TrySend(SocketFrames.Next(id, result, view())))
                throw new SlowSubscriberException();
        }
    }

    // The id is free before the client hears so, and may use it again at once.
    private ValueTask FinalAsync(string id, PooledBuffer frame, CancellationToken ct)
    {
        running.TryRemove(id, out _);

        return sender.SendAsync(frame, ct);
    }
}
