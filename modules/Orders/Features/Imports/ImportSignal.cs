namespace OrderCloud.Orders.Features.Imports;

/// <summary>Wakes the worker of this process when there is something to import; polling finds what other processes took in.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0, 1);

    public void Raise()
    {
        try
        {
            semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => semaphore.WaitAsync(atMost, ct);

    public void Dispose() => semaphore.Dispose();
}
