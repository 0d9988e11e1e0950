using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

/// <summary>The imports of all tenants that wait for a worker. Leased by a conditional UPDATE, so each goes to one worker only.</summary>
internal sealed class ImportQueue(DbContextOptions<ImportQueue> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights = [SystemRight.On<ImportJob>(writes: [nameof(ImportJob.LeaseOwner), nameof(ImportJob.LeaseUntil), nameof(ImportJob.Tries)])];

    private const int Candidates = 20;

    public override string Schema => OrdersDb.SchemaName;

    private DbSet<ImportJob> Jobs => Set<ImportJob>();

    /// <summary>Takes the import that waits longest; a tenant of which one is running comes last.</summary>
    /// <param name="mostDocuments">Imports that have more to write are left to other workers.</param>
    /// <returns>Null when nothing waits.</returns>
    public async Task<ImportJob?> LeaseAsync(string owner, int mostDocuments, DateTimeOffset now, TimeSpan lease, CancellationToken ct)
    {
        var due = await Jobs.AsNoTracking()
            .Where(job => (job.Status == ImportStatus.Uploaded || job.Status == ImportStatus.Validating || job.Status == ImportStatus.Running) && job.LeaseUntil <= now)
            .Where(job => job.Status != ImportStatus.Running || job.DocumentsTotal <= mostDocuments)
            .OrderBy(job => Jobs.Any(other => other.TenantId == job.TenantId && other.LeaseOwner != null && other.LeaseUntil > now)).ThenBy(job => job.LeaseUntil)
            .Take(Candidates)
            .ToListAsync(ct);

        foreach (var job in due)
            if (await Jobs.Where(it => it.TenantId == job.TenantId && it.Id == job.Id && it.Status == job.Status && it.LeaseUntil == job.LeaseUntil)
                    .ExecuteUpdateAsync(set => set.SetProperty(it => it.LeaseOwner, owner).SetProperty(it => it.LeaseUntil, now + lease).SetProperty(it => it.Tries, it => it.Tries + 1), ct) == 1)
                return job;

        return null;
    }

    /// <returns>False when another worker has it, or its work is over.</returns>
    public async Task<bool> RenewAsync(ImportJob job, string owner, DateTimeOffset until, CancellationToken ct) =>
        await Mine(job, owner).ExecuteUpdateAsync(set => set.SetProperty(it => it.LeaseUntil, until), ct) == 1;

    /// <summary>Gives it back as it is, for another worker to go on.</summary>
    public Task<int> ReleaseAsync(ImportJob job, string owner, DateTimeOffset now, CancellationToken ct) =>
        Mine(job, owner).ExecuteUpdateAsync(set => set.SetProperty(it => it.LeaseOwner, (string?)null).SetProperty(it => it.LeaseUntil, now).SetProperty(it => it.Tries, it => it.Tries - 1), ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new ImportJobConfiguration());
        base.OnModelCreating(modelBuilder);
    }

    private IQueryable<ImportJob> Mine(ImportJob job, string owner) => Jobs.Where(it => it.TenantId == job.TenantId && it.Id == job.Id && it.LeaseOwner == owner);
}
