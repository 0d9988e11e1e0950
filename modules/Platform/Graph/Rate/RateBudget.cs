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
    private readonly Dictionary<string, RateBucket> buckets = [];
    private readonly ConditionalWeakTable<Caller, Last> known = [];

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
            var now = clock.GetTimestamp();

            foreach (var share in shares)
                if (LevelOf(share, now) is var level && level < Math.Min(points, share.Capacity))
                    return new(share, level);

            foreach (var share in shares)
                Add(share, -Math.Min(points, share.Capacity), now);

            return null;
        }
    }

    /// <returns>The first bucket with less than a point in it; null when there is none. One that can't hold a point always is.</returns>
    public RateState? FindEmpty(RateShare[] shares)
    {
        lock (door)
        {
            var now = clock.GetTimestamp();

            foreach (var share in shares)
                if (LevelOf(share, now) is var level && level < 1)
                    return new(share, level);

            return null;
        }
    }

    /// <summary>Something costs another sum than was taken for it: gives points back, or takes more as far as they are there.</summary>
    public void Change(RateShare[] shares, double from, double to)
    {
        lock (door)
        {
            var now = clock.GetTimestamp();

            foreach (var share in shares)
                Add(share, Math.Min(from, share.Capacity) - Math.Min(to, share.Capacity), now);
        }
    }

    public RateState[] StateOf(RateShare[] shares)
    {
        lock (door)
        {
            var now = clock.GetTimestamp();

            return Array.ConvertAll(shares, share => new RateState(share, LevelOf(share, now)));
        }
    }

    private RateShares Of(Credential credential, IPAddress? address)
    {
        if (credential.Tenant is not { } tenant)
            return new(new RateShare("address", NetworkAddress.Of(address), limits.AddressPoints, limits.AddressPerSecond));

        if (credential.IsPublic)
            return Of(tenant, $"{credential.Caller.Key} {NetworkAddress.Of(address)}", credential.PointsPerSecond);

        // A caller who comes again is the same for some seconds.
        if (!known.TryGetValue(credential.Caller, out var last) || last.Tenant != tenant || last.PerSecond != credential.PointsPerSecond)
            known.AddOrUpdate(credential.Caller, last = new(tenant, credential.PointsPerSecond, Of(tenant, credential.Caller.Key, credential.PointsPerSecond)));

        return last.Shares;
    }

    private RateShares Of(TenantContext tenant, string caller, int? pointsPerSecond)
    {
        var perSecond = Math.Max(1, pointsPerSecond ?? limits.ClientPerSecond);
        var times = (double)perSecond / limits.ClientPerSecond;

        return new(
            new("client", TenantKey.For(tenant, "rate", caller).ToString(), limits.ClientPoints * times, perSecond),
            new("tenant", TenantKey.For(tenant, "rate", "all").ToString(), limits.TenantPoints * times, limits.TenantPerSecond * times));
    }

    private double LevelOf(RateShare share, long now) => Find(share)?.LevelAt(share, now, clock) ?? share.Capacity;

    private void Add(RateShare share, double points, long now)
    {
        if (Find(share) is not { } bucket)
        {
            if (buckets.Count >= MostKept)
                Forget(now);

            buckets.Add(share.Key, share.Bucket = bucket = new(share, now));
        }

        (bucket.Level, bucket.At, bucket.Share) = (Math.Clamp(bucket.LevelAt(share, now, clock) + points, 0, share.Capacity), now, share);
    }

    // Shares last longer than a request, and several may have one bucket: only the first use of each looks it up.
    private RateBucket? Find(RateShare share) => share.Bucket is { IsForgotten: false } bucket ? bucket : share.Bucket = buckets.GetValueOrDefault(share.Key);

    // A full bucket says nothing. If all are in use, the fuller half goes, so that a flood of addresses can't fill the memory.
    private void Forget(long now)
    {
        var byRoom = buckets.Select(entry => (entry.Key, Room: 1 - (entry.Value.LevelAt(entry.Value.Share, now, clock) / entry.Value.Share.Capacity))).OrderBy(entry => entry.Room).ToList();

        foreach (var (key, _) in byRoom.Take(Math.Max(MostKept / 2, byRoom.Count(entry => entry.Room <= 0))))
            if (buckets.Remove(key, out var forgotten))
                forgotten.IsForgotten = true;
    }

    private sealed record Last(TenantContext Tenant, int? PerSecond, RateShares Shares);
}

/// <summary>All that an operation is paid from.</summary>
internal sealed class RateShares(params RateShare[] all)
{
    public RateShare[] All => all;

    /// <summary>As headers tell it.</summary>
    public string Policy => field ??= string.Join(", ", all.Select(share => share.Policy));
}

/// <summary>What is left of a share, as of a moment.</summary>
internal sealed class RateBucket(RateShare share, long at)
{
    public double Level { get; set; } = share.Capacity;

    public long At { get; set; } = at;

    /// <summary>The one that changed it last: another plan has another capacity.</summary>
    public RateShare Share { get; set; } = share;

    /// <summary>Whether another would be made in its place.</summary>
    public bool IsForgotten { get; set; }

    public double LevelAt(RateShare share, long now, TimeProvider clock) => Math.Min(share.Capacity, Level + (clock.GetElapsedTime(At, now).TotalSeconds * share.PerSecond));
}

/// <summary>What somebody may spend.</summary>
/// <param name="Name">Of the policy, as headers name it.</param>
/// <param name="Key">Whose it is.</param>
/// <param name="Capacity">Points that can be saved up.</param>
/// <param name="PerSecond">Points that come back each second.</param>
internal sealed record RateShare(string Name, string Key, double Capacity, double PerSecond)
{
    /// <summary>Null before the first use. Changed under the budget's lock alone.</summary>
    internal RateBucket? Bucket { get; set; }

    /// <summary>As headers tell it.</summary>
    public string Policy => field ??= string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={(long)Math.Round(Capacity)};w={(long)Math.Ceiling(Capacity / PerSecond)}");
}

/// <summary>What is left of a share.</summary>
internal sealed record RateState(RateShare Share, double Level);
