using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>Signs the ends of all chains that have moved, every five minutes, and writes down what was done across tenants meanwhile, at the end too. Every process does it: a line too many does no harm.</summary>
internal sealed partial class AuditHeadExport(SystemWork system, SignedHeads heads, SystemUses uses, TimeProvider clock, ILogger<AuditHeadExport> logger) : BackgroundService, IHostedLifecycleService
{
    private const int Batch = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private Dictionary<Guid, long>? signed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await SignAsync(stoppingToken);
                WriteUses();
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
            {
                // The database is away, or the disk full: the next round signs what is there then.
                Postponed(failure);
            }
    }

    // After all that works across tenants has stopped.
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            WriteUses();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Lost(failure);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WriteUses() => system.TellUses(told => uses.Append(told, clock.GetUtcNow()));

    private async Task SignAsync(CancellationToken ct)
    {
        signed ??= new(heads.Last());

        for (var last = Guid.Empty; await ReadAsync(last, ct) is [_, ..] read; last = read[^1].TenantId)
        {
            var now = clock.GetUtcNow();
            List<SignedHead> moved = [.. read.Where(head => head.Sequence > signed.GetValueOrDefault(head.TenantId)).Select(head => new SignedHead(head.TenantId, head.Sequence, head.Hash, now))];

            if (moved is [])
                continue;

            heads.Append(moved);

            foreach (var head in moved)
                signed[head.TenantId] = head.Sequence;
        }
    }

    private Task<List<AuditHead>> ReadAsync(Guid after, CancellationToken ct) =>
        system.RunAsync<AuditHeadsDb, List<AuditHead>>("audit: sign heads", (db, token) => db.ReadAsync(after, Batch, token), ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ends of the audit logs could not be signed; trying again")]
    private partial void Postponed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was done across tenants at last could not be written down")]
    private partial void Lost(Exception failure);
}
