using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Persistence;

/// <summary>The pictures of all tenants that links lead to. Leased by a conditional UPDATE, so each link is followed by one process only.</summary>
internal sealed class WantedPictures(DbContextOptions<WantedPictures> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights =
    [
        SystemRight.On<Product>(
            reads: [nameof(Product.TenantId), nameof(Product.Id), nameof(Product.PictureLink), nameof(Product.PictureDueAt)], writes: [nameof(Product.PictureDueAt)]),
    ];

    public override string Schema => CatalogDb.SchemaName;

    private DbSet<WantedPicture> Wanted => Set<WantedPicture>();

    /// <summary>Of each tenant the one that waits longest: who wants thousands delays nobody by more than one.</summary>
    public async Task<List<WantedPicture>> LeaseAsync(int count, DateTimeOffset now, TimeSpan lease, CancellationToken ct)
    {
        var until = now + lease;
        var due = await Wanted.AsNoTracking()
            .Where(it => it.PictureDueAt <= now && !Wanted.Any(other => other.TenantId == it.TenantId && other.PictureDueAt < it.PictureDueAt))
            .OrderBy(it => it.PictureDueAt)
            .Take(count)
            .ToListAsync(ct);
        var leased = new List<WantedPicture>(due.Count);

        foreach (var wanted in due)
            if (await Wanted.Where(it => it.TenantId == wanted.TenantId && it.Id == wanted.Id && it.PictureDueAt == wanted.PictureDueAt)
                    .ExecuteUpdateAsync(set => set.SetProperty(it => it.PictureDueAt, until), ct) == 1)
                leased.Add(wanted with { PictureDueAt = until });

        return leased;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WantedPicture>().ToTable("products").HasKey(it => new { it.TenantId, it.Id });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>What fetching needs to know of a product.</summary>
internal sealed record WantedPicture(Guid TenantId, Guid Id, string? PictureLink, DateTimeOffset? PictureDueAt);
