using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Checks and writes imports, one at a time, under a lease: what a killed process leaves, another takes up.</summary>
/// <param name="mostDocuments">What has more to write is left to the other workers of the host, lest everybody's small file wait for somebody's large one.</param>
internal sealed partial class ImportWorker(
    int mostDocuments, IServiceProvider services, SystemWork system, Database database, IFileStore files, ImportSignal signal, ImportNotices notices, TimeProvider clock, ILogger<ImportWorker> logger)
    : BackgroundService
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1), Lease = TimeSpan.FromSeconds(20), Renewal = TimeSpan.FromSeconds(5);

    private readonly string owner = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;

            try
            {
                if (await LeaseAsync(stoppingToken) is { } job)
                    await RunAsync(job, stoppingToken);
                else
                    await next.WaitAsync(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The database is away or busy: the import stays where it is, and its lease runs out.
                Unreachable(failure);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task<ImportJob?> LeaseAsync(CancellationToken ct) =>
        system.RunAsync<ImportQueue, ImportJob?>("imports: lease", (queue, token) => queue.LeaseAsync(owner, mostDocuments, clock.GetUtcNow(), Lease, token), ct);

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        var tenant = new TenantContext(job.TenantId);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = HeartbeatAsync(job, work);

        try
        {
            var caller = await ImportActor.FindAsync(services, tenant, job, work.Token);
            await StepAsync(new ImportSession(services, database, tenant, caller ?? Caller.System, job, owner), job, caller, work.Token);
        }
        catch (LeaseLostException)
        {
            TakenOver(job.Id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await system.RunAsync<ImportQueue, int>("imports: give back", (queue, ct) => queue.ReleaseAsync(job, owner, clock.GetUtcNow(), ct), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            TakenOver(job.Id);
        }
        finally
        {
            await work.CancelAsync();
            await heartbeat;
        }
    }

    private async Task StepAsync(ImportSession session, ImportJob job, Caller? caller, CancellationToken ct)
    {
        try
        {
            if (caller is null)
                await GiveUpAsync(session, ImportFailureCode.AccessLost, ct);
            else if (job.Tries >= MaxTries)
                await GiveUpAsync(session, ImportFailureCode.Internal, ct);
            else if (job.Status is ImportStatus.Running)
                await new ImportCommitting(files, session, notices, clock).RunAsync(ct);
            else
                await new ImportValidation(files, session, notices, clock).RunAsync(ct);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException or LeaseLostException))
        {
            Failed(failure, job.Id);
            await GiveUpAsync(session, ImportFailureCode.Internal, ct);
        }
    }

    private async Task GiveUpAsync(ImportSession session, ImportFailureCode why, CancellationToken ct)
    {
        await session.GiveUpAsync(new(why), clock.GetUtcNow(), ct);
        notices.Moved(session);
    }

    private async Task HeartbeatAsync(ImportJob job, CancellationTokenSource work)
    {
        while (true)
        {
            await Task.Delay(Renewal, work.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            if (work.IsCancellationRequested)
                return;

            try
            {
                if (!await system.RunAsync<ImportQueue, bool>("imports: renew", (queue, ct) => queue.RenewAsync(job, owner, clock.GetUtcNow() + Lease, ct), work.Token))
                    await work.CancelAsync();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Tried again before the lease runs out; if that fails too, the next write finds it lost.
                Unreachable(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The imports' queue could not be reached; trying again")]
    private partial void Unreachable(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed")]
    private partial void Failed(Exception failure, Guid importId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {ImportId} is in other hands or over")]
    private partial void TakenOver(Guid importId);
}
