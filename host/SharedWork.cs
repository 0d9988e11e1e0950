namespace OrderCloud.Host;

/// <summary>Work whose outcome is everyone's: who comes while it is under way waits for the same, who comes later has it done anew.</summary>
internal sealed class SharedWork<T>(Func<Task<T>> work)
{
    private readonly Lock gate = new();
    private Task<T>? underWay;

    public Task<T> RunAsync()
    {
        lock (gate)
            return underWay is { IsCompleted: false } ? underWay : underWay = BeginAsync();
    }

    private async Task<T> BeginAsync()
    {
        // Not under the lock.
        await Task.Yield();

        return await work();
    }
}
