using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Places in which events are resolved: an import may touch what a thousand clients watch, and their events must not take the database
/// from everyone else. A tenant's flood waits for the tenant's own places, so that nobody else waits behind it.
/// </summary>
internal sealed class EventPlaces(OperationLimits limits) : IDisposable
{
    private readonly SemaphoreSlim all = new(limits.ProcessEvents);
    private readonly Dictionary<Guid, Share> byTenant = [];

    public async Task<T> RunAsync<T>(TenantContext? tenant, Func<Task<T>> work, CancellationToken ct)
    {
        using var share = Join(tenant?.Id ?? Guid.Empty);
        using var own = await PlaceAsync(share.Places, ct);
        using var any = await PlaceAsync(all, ct);

        return await work();
    }

    public void Dispose() => all.Dispose();

    private static async Task<Place> PlaceAsync(SemaphoreSlim places, CancellationToken ct)
    {
        await places.WaitAsync(ct);

        return new(places);
    }

    private Share Join(Guid tenant)
    {
        lock (byTenant)
        {
            var share = byTenant.TryGetValue(tenant, out var known) ? known : byTenant[tenant] = new(this, tenant, limits.TenantEvents);
            share.Users++;

            return share;
        }
    }

    private void Leave(Share share)
    {
        lock (byTenant)
        {
            if (--share.Users > 0)
                return;

            byTenant.Remove(share.Tenant);
            share.Places.Dispose();
        }
    }

    private readonly record struct Place(SemaphoreSlim Of) : IDisposable
    {
        public void Dispose() => Of.Release();
    }

    /// <summary>A tenant's places, kept as long as somebody is in them or waits.</summary>
    private sealed class Share(EventPlaces all, Guid tenant, int places) : IDisposable
    {
        public Guid Tenant => tenant;

        public SemaphoreSlim Places { get; } = new(places);

        public int Users { get; set; }

        public void Dispose() => all.Leave(this);
    }
}
