using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Rate;

/// <summary>
/// What callers have left to spend, in this process: a bucket for each client of a tenant, one for each tenant, one for each
/// address of strangers. Not System.Threading.RateLimiting: its buckets take nothing back and keep a clock of their own.
/// </summary>
internal sealed class RateBudget(RateLimits limits, TimeProvider clock)
{
    private const int MostKept = 100_000;

    private readonly Lock door = new();
    private readonly Dictionary<string, Bucket> buckets = [];
    private readonly ConditionalWeakTable<Caller, Shares> known = [];

    internal int Count => buckets.Count;

    /// <summary>Begins the bill of one operation.</summary>
    public RateBill Open(Credential credential, IPAddress? address) => new(this, limits.RefusedDocument, Of(credential, address));

    /// <summary>What so many bytes of a file cost.</summary>
    public double OfUpload(long bytes) => limits.UploadedMebibyte * Math.Max(1, Math.Ceiling(bytes / 1048576d));

    /// <summary>Takes the points from every bucket, or from none.</summary>
    /// <returns>The bucket that hasn't enough; null when they were taken.</returns>
    public RateState? TryTake(RateShare[] shares, double points)
    {
        lock (door)
        {
            foreach (var share in shares)
                if (LevelOf(share) is var level && level < Math.Min(points, share.Capacity))
                    return new(share, level);

            foreach (var share in shares)
                Add(share, -Math.Min(points, share.Capacity));

            return null;
        }
    }

    /// <summary>Something costs another sum than was taken for it: gives points back, or takes more as far as they are there.</summary>
    public void Change(RateShare[] shares, double from, double to)
    {
        lock (door)
            foreach (var share in shares)
                Add(share, Math.Min(from, share.Capacity) - Math.Min(to, share.Capacity));
    }

    public RateState[] StateOf(RateShare[] shares)
    {
        lock (door)
            return Array.ConvertAll(shares, share => new RateState(share, LevelOf(share)));
    }

    private RateShare[] Of(Credential credential, IPAddress? address)
    {
        if (credential.Tenant is not { } tenant)
            return [new("address", NetworkAddress.Of(address), limits.AddressPoints, limits.AddressPerSecond)];

        if (credential.IsPublic)
            return Of(tenant, $"{credential.Caller.Key} {NetworkAddress.Of(address)}", credential.PointsPerSecond);

        // A caller who comes again is the same for some seconds.
        if (!known.TryGetValue(credential.Caller, out var shares) || shares.Tenant != tenant || shares.PerSecond != credential.PointsPerSecond)
            known.AddOrUpdate(credential.Caller, shares = new(tenant, credential.PointsPerSecond, Of(tenant, credential.Caller.Key, credential.PointsPerSecond)));

        return shares.All;
    }

    private RateShare[] Of(TenantContext tenant, string caller, int? pointsPerSecond)
    {
        var perSecond = Math.Max(1, pointsPerSecond ?? limits.ClientPerSecond);
        var times = (double)perSecond / limits.ClientPerSecond;

        return
        [
            new("client", TenantKey.For(tenant, "rate", caller).ToString(), limits.ClientPoints * times, perSecond),
            new("tenant", TenantKey.For(tenant, "rate", "all").ToString(), limits.TenantPoints * times, limits.TenantPerSecond * times),
        ];
    }

    private double LevelOf(RateShare share) => buckets.TryGetValue(share.Key, out var bucket) ? bucket.LevelAt(share, clock) : share.Capacity;

    private void Add(RateShare share, double points)
    {
        if (buckets.Count >= MostKept)
            Forget();

        buckets[share.Key] = new(Math.Clamp(LevelOf(share) + points, 0, share.Capacity), clock.GetTimestamp(), share);
    }

    // A full bucket says nothing. If all are in use, the fuller half goes, so that a flood of addresses can't fill the memory.
    private void Forget()
    {
        var byRoom = buckets.Select(entry => (entry.Key, Room: 1 - (entry.Value.LevelAt(entry.Value.Share, clock) / entry.Value.Share.Capacity))).OrderBy(entry => entry.Room).ToList();

        foreach (var (key, _) in byRoom.Take(Math.Max(MostKept / 2, byRoom.Count(entry => entry.Room <= 0))))
            buckets.Remove(key);
    }

    private sealed record Shares(TenantContext Tenant, int? PerSecond, RateShare[] All);

    private readonly record struct Bucket(double Level, long At, RateShare Share)
    {
        public double LevelAt(RateShare share, TimeProvider clock) => Math.Min(share.Capacity, Level + (clock.GetElapsedTime(At).TotalSeconds * share.PerSecond));
    }
}

/// <summary>What somebody may spend.</summary>
/// <param name="Name">Of the policy, as headers name it.</param>
/// <param name="Key">Whose it is.</param>
/// <param name="Capacity">Points that can be saved up.</param>
/// <param name="PerSecond">Points that come back each second.</param>
internal sealed record RateShare(string Name, string Key, double Capacity, double PerSecond)
{
    /// <summary>As headers tell it.</summary>
    public string Policy => field ??= string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={(long)Math.Round(Capacity)};w={(long)Math.Ceiling(Capacity / PerSecond)}");
}

/// <summary>What is left of a share.</summary>
internal sealed record RateState(RateShare Share, double Level);
