using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public const int FileNameLength = 200, ProfileNameLength = 100, DetailLength = 200;

    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_jobs").HasKey(job => new { job.TenantId, job.Id });
        builder.Ignore(job => job.Allowed);
        builder.Property(job => job.FileName).HasMaxLength(FileNameLength);
        builder.Property(job => job.ProfileName).HasMaxLength(ProfileNameLength);
        builder.Property(job => job.Layout).AsJson();
        builder.Property(job => job.Channel).HasMaxLength(OrderConfiguration.ChannelLength);
        builder.Property(job => job.FailureDetail).HasMaxLength(DetailLength);
        builder.Property(job => job.Plan).AsJson(500);
        // Without a limit: it grows by a month for each that the file holds.
        builder.Property(job => job.Tally).AsJson();
        builder.Property(job => job.ActorName).HasMaxLength(OrderConfiguration.NameLength);
        // Two workers that take each other for dead: the checkpoint moves for one of them only.
        builder.Property(job => job.LeaseOwner).HasMaxLength(32).IsConcurrencyToken();
        builder.Property(job => job.DocumentsDone).IsConcurrencyToken();
        builder.Property(job => job.Status).IsConcurrencyToken();
        builder.HasIndex(job => new { job.TenantId, job.CreatedAt, job.Id });
        builder.HasIndex(job => new { job.TenantId, job.Status, job.CreatedAt, job.Id });
        // The queue reads over all tenants.
        builder.HasIndex(job => new { job.Status, job.LeaseUntil });
    }
}

internal sealed class ImportErrorConfiguration : IEntityTypeConfiguration<ImportError>
{
    public void Configure(EntityTypeBuilder<ImportError> builder)
    {
        builder.ToTable("import_errors").HasKey(error => new { error.TenantId, error.Id });
        builder.Property(error => error.Column).HasMaxLength(Refusal.ValueLength);
        builder.Property(error => error.Value).HasMaxLength(Refusal.ValueLength);
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(error => new { error.TenantId, error.ImportId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(error => new { error.TenantId, error.Row, error.Id });
        builder.HasIndex(error => new { error.TenantId, error.ImportId, error.Row, error.Position, error.Id });
        builder.HasIndex(error => new { error.TenantId, error.ImportId, error.Code, error.Row, error.Position, error.Id });
    }
}

internal sealed class ImportDifferenceConfiguration : IEntityTypeConfiguration<ImportDifference>
{
    public void Configure(EntityTypeBuilder<ImportDifference> builder)
    {
        builder.ToTable("import_differences").HasKey(it => new { it.TenantId, it.Id });
        builder.Property(it => it.Number).HasMaxLength(OrderConfiguration.ExternalIdLength);
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(it => new { it.TenantId, it.ImportId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => new { it.TenantId, it.Row, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.ImportId, it.Row, it.Id });
    }
}

internal sealed class ImportedDocumentConfiguration : IEntityTypeConfiguration<ImportedDocument>
{
    public void Configure(EntityTypeBuilder<ImportedDocument> builder)
    {
        builder.ToTable("imported_documents").HasKey(it => new { it.TenantId, it.Channel, it.Kind, it.Number });
        builder.Property(it => it.Channel).HasMaxLength(OrderConfiguration.ChannelLength);
        builder.Property(it => it.Number).HasMaxLength(OrderConfiguration.ExternalIdLength);
        builder.Property(it => it.ContentHash).HasMaxLength(DocumentHash.Length);
    }
}

internal sealed class ImportProfileConfiguration : IEntityTypeConfiguration<ImportProfile>
{
    public void Configure(EntityTypeBuilder<ImportProfile> builder)
    {
        builder.ToTable("import_profiles").HasKey(profile => new { profile.TenantId, profile.Id });
        builder.Ignore(profile => profile.IsBuiltIn);
        builder.Property(profile => profile.Name).HasMaxLength(ImportJobConfiguration.ProfileNameLength);
        builder.Property(profile => profile.Layout).AsJson();
        builder.HasIndex(profile => new { profile.TenantId, profile.Name }).IsUnique();
    }
}
