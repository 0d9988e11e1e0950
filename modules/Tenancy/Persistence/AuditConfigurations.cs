using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries").HasKey(entry => new { entry.TenantId, entry.Id });
        builder.Property(entry => entry.Operation).HasMaxLength(AuditEntry.OperationLength);
        builder.Property(entry => entry.RequestId).HasMaxLength(AuditEntry.RequestIdLength);
        builder.Property(entry => entry.ObjectType).HasMaxLength(AuditEntry.TypeLength);
        builder.Property(entry => entry.PersonalHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(entry => entry.PlaceHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(entry => entry.Hash).HasMaxLength(AuditChain.HashLength);
        // The chain: two that were put into one place would be a fork.
        builder.HasIndex(entry => new { entry.TenantId, entry.Sequence }).IsUnique();
        // One for each filter, in the order of the list.
        builder.HasIndex(entry => new { entry.TenantId, entry.ObjectId, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.ObjectType, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.MemberId, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.ApiClientId, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.Operation, entry.Sequence });
        builder.HasIndex(entry => new { entry.TenantId, entry.RequestId });
        builder.HasIndex(entry => new { entry.TenantId, entry.At });
    }
}

internal sealed class AuditPersonalConfiguration : IEntityTypeConfiguration<AuditPersonal>
{
    public void Configure(EntityTypeBuilder<AuditPersonal> builder)
    {
        builder.ToTable("audit_personal").HasKey(it => new { it.TenantId, it.Id });
        builder.Property(it => it.Salt).HasMaxLength(AuditChain.SaltLength);
    }
}

internal sealed class AuditPlaceConfiguration : IEntityTypeConfiguration<AuditPlace>
{
    public void Configure(EntityTypeBuilder<AuditPlace> builder)
    {
        builder.ToTable("audit_places").HasKey(it => new { it.TenantId, it.Id });
        builder.Property(it => it.Salt).HasMaxLength(AuditChain.SaltLength);
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_heads").HasKey(head => head.TenantId);
        builder.Property(head => head.TenantId).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(AuditChain.HashLength);
    }
}
