using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Payments.Domain;

namespace OrderCloud.Payments.Persistence;

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts", table => table.HasCheckConstraint("ck_receipts_matched", "\"Matched\" >= 0 AND \"Matched\" <= \"Amount\""));
        builder.HasKey(receipt => new { receipt.TenantId, receipt.Id });
        builder.Property(receipt => receipt.Number).HasMaxLength(60);
        builder.Property(receipt => receipt.Currency).HasMaxLength(3);
        builder.Property(receipt => receipt.Reference).HasMaxLength(Receipt.MaxReference);
        builder.Property(receipt => receipt.By).HasMaxLength(200);
        builder.Property(receipt => receipt.ReversalReason).HasMaxLength(Receipt.MaxReason);
        builder.HasMany(receipt => receipt.Matches).WithOne().HasForeignKey(match => new { match.TenantId, match.ReceiptId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Number }).IsUnique();
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.ReceivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.CustomerId, receipt.ReceivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Method, receipt.ReceivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Status, receipt.ReceivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.IsOpen, receipt.ReceivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Reference });
    }
}

internal sealed class ReceiptMatchConfiguration : IEntityTypeConfiguration<ReceiptMatch>
{
    public void Configure(EntityTypeBuilder<ReceiptMatch> builder)
    {
        builder.ToTable("receipt_matches").HasKey(match => new { match.TenantId, match.Id });
        builder.Property(match => match.Currency).HasMaxLength(3);
        builder.Property(match => match.By).HasMaxLength(200);
        builder.HasIndex(match => new { match.TenantId, match.ReceiptId });
        builder.HasIndex(match => new { match.TenantId, match.OrderId });
    }
}
