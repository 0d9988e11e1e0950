using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Counts the operations under way. Full means refused at once: a queue would only move the wait to where nobody sees it.</summary>
internal sealed class OperationGate(OperationLimits limits)
{
    private readonly Lock door = new();
    private readonly Dictionary<Guid, int> byTenant = [];
    private int all;

    /// <param name="tenant">Null for an anonymous caller, whom only the process's share limits.</param>
    /// <exception cref="RequestRefusal">The tenant's share or the process is full.</exception>
    public Seat Enter(TenantContext? tenant)
    {
        lock (door)
        {
            if (tenant is not null && byTenant.GetValueOrDefault(tenant.Id) >= limits.TenantOperations)
                throw new RequestRefusal(ErrorCodes.RateLimited, "Too many operations of this tenant are under way. Try again shortly.", StatusCodes.Status429TooManyRequests) { RetryAfter = limits.RetryAfter };

            if (all >= limits.ProcessOperations)
                throw RequestRefusal.Busy(limits.RetryAfter);

            all++;

            if (tenant is not null)
                byTenant[tenant.Id] = byTenant.GetValueOrDefault(tenant.Id) + 1;
        }

        return new Seat(this, tenant);
    }

    private void Leave(TenantContext? tenant)
    {
        lock (door)
        {
            all--;

            if (tenant is null)
                return;

            if (--byTenant[tenant.Id] == 0)
                byTenant.Remove(tenant.Id);
        }
    }

    /// <summary>A place in the gate, held while an operation runs.</summary>
    internal readonly struct Seat(OperationGate gate, TenantContext? tenant) : IDisposable
    {
        public void Dispose() => gate.Leave(tenant);
    }
}
