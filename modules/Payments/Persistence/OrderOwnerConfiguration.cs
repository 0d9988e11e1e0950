using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Payments.Domain;

namespace OrderCloud.Payments.Persistence;

internal sealed class OrderOwnerConfiguration : IEntityTypeConfiguration<OrderOwner>
{
    public void Configure(EntityTypeBuilder<OrderOwner> builder)
    {
        builder.ToTable("payment_order_owners").HasKey(owner => new { owner.TenantId, owner.Id });
        builder.HasIndex(owner => new { owner.TenantId, owner.AssigneeId });
    }
}
