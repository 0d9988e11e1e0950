namespace OrderCloud.Orders.Features.Imports;

/// <summary>Wakes the workers of this process when there is something to import; polling finds what other processes took in.</summary>
internal sealed class ImportSignal
{
    private TaskCompletionSource next = NewSource();

    /// <summary>Ends with the next import that comes in. Taken before a look at the queue, so that none slips in between.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, NewSource()).SetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
