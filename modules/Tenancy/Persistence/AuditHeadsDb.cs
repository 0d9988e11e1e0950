using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

/// <summary>The ends of all companies' chains, to be signed.</summary>
internal sealed class AuditHeadsDb(DbContextOptions<AuditHeadsDb> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights = [SystemRight.On<AuditHead>()];

    public override string Schema => TenancyDb.SchemaName;

    /// <summary>The next so many by their company's id.</summary>
    public Task<List<AuditHead>> ReadAsync(Guid after, int count, CancellationToken ct) =>
        Set<AuditHead>().AsNoTracking().Where(head => head.TenantId.CompareTo(after) > 0).OrderBy(head => head.TenantId).Take(count).ToListAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new AuditHeadConfiguration());
        base.OnModelCreating(modelBuilder);
    }
}
