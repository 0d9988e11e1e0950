using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>Companies whose audit log was found at fault and whose owners aren't told yet. Kept in this process: the next check finds the fault again.</summary>
internal sealed class AuditFaults
{
    private readonly ConcurrentDictionary<Guid, bool> companies = [];

    public ICollection<Guid> Companies => companies.Keys;

    public void Add(Guid tenantId) => companies[tenantId] = true;

    public void Remove(Guid tenantId) => companies.TryRemove(tenantId, out _);
}

/// <summary>Tells owners of faults in their company's audit log. Apart from the check, which writes nothing and whose answer nobody's mail keeps waiting.</summary>
internal sealed partial class AuditAlarm(AuditFaults faults, Alarms alarms, TimeProvider clock, ILogger<AuditAlarm> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var company in faults.Companies)
                try
                {
                    // A check that meets the fault meanwhile adds it anew.
                    faults.Remove(company);
                    await alarms.AuditFaultAsync(company, stoppingToken);
                }
                catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
                {
                    faults.Add(company);
                    Postponed(failure.GetType().Name);
                }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Owners could not be told of a fault in the audit log ({Failure}); trying again")]
    private partial void Postponed(string failure);
}
