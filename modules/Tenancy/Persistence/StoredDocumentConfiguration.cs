using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class StoredDocumentConfiguration : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> builder)
    {
        builder.ToTable("stored_documents").HasKey(it => new { it.TenantId, it.Id });
        builder.Property(it => it.Hash).HasMaxLength(DocumentHash.Length);
        builder.Property(it => it.Name).HasMaxLength(StoredDocument.NameLength);
        builder.Property(it => it.Text).HasMaxLength(StoredDocument.TextLength);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(it => new { it.TenantId, it.ApiClientId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.TenantId, it.ApiClientId, it.Hash }).IsUnique();
        builder.HasIndex(it => new { it.TenantId, it.Hash, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.Name, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.CreatedAt, it.Id });
    }
}
