using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Forgets what nobody can ask for any more: told facts, the notes of who handled them, idempotency keys. In small transactions, so that
/// a delete never holds up a request for long. Every process does it; two at once find nothing twice.
/// </summary>
internal sealed partial class Retention(SystemWork system, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    /// <summary>Rows of one transaction.</summary>
    internal const int Batch = 1_000;

    /// <summary>How long told facts and the notes about them are kept: a fact must not come again when nobody remembers it.</summary>
    internal static readonly TimeSpan FactsKeptFor = TimeSpan.FromDays(7);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        do
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
            {
                // The database is away or busy: the rows wait for the next round.
                Postponed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PruneAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        await RepeatAsync((rows, token) => rows.ForgetFactsAsync(now - FactsKeptFor, Batch, token), ct);
        await RepeatAsync((rows, token) => rows.ForgetHandledAsync(now - FactsKeptFor, Batch, token), ct);
        await RepeatAsync((rows, token) => rows.ForgetKeysAsync(now, Batch, token), ct);
    }

    private async Task RepeatAsync(Func<RetiredRows, CancellationToken, Task<int>> forget, CancellationToken ct)
    {
        while (await system.RunAsync("retention", forget, ct) > 0)
            ct.ThrowIfCancellationRequested();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is out of date could not be forgotten; trying again")]
    private partial void Postponed(Exception failure);
}
