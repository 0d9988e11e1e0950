using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Payments.Domain;

namespace OrderCloud.Payments.Persistence;

internal sealed class PaymentEventConfiguration : IEntityTypeConfiguration<PaymentEvent>
{
    public void Configure(EntityTypeBuilder<PaymentEvent> builder)
    {
        builder.ToTable("payment_events").HasKey(fact => new { fact.TenantId, fact.Id });
        builder.Property(fact => fact.Currency).HasMaxLength(3);
        builder.Property(fact => fact.Key).HasMaxLength(PaymentEvent.MaxKey);
        builder.Property(fact => fact.By).HasMaxLength(200);
        builder.HasOne<Receipt>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.ReceiptId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(fact => new { fact.TenantId, fact.Key }).IsUnique();
        builder.HasIndex(fact => new { fact.TenantId, fact.At, fact.Id });
        builder.HasIndex(fact => new { fact.TenantId, fact.OrderId, fact.At, fact.Id });
        builder.HasIndex(fact => new { fact.TenantId, fact.ReceiptId, fact.At, fact.Id });
        builder.HasIndex(fact => new { fact.TenantId, fact.Kind, fact.At, fact.Id });
        builder.HasIndex(fact => new { fact.TenantId, fact.Method, fact.At, fact.Id });
    }
}
