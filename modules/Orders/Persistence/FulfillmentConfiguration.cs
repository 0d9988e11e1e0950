using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Orders.Persistence;

internal sealed class FulfillmentConfiguration : IEntityTypeConfiguration<Fulfillment>
{
    public const int CarrierLength = 60, TrackingNumberLength = 100;

    private const int IssuerLength = 4_000;

    // Days and language are read by programs, which no mark may stop.
    private static readonly CompanyProfile Unreadable = new(SealedAttribute.Unreadable, Address: null, TaxId: null, Logo: null, Currency: "XXX", TimeZone: "UTC", Language: "en");

    public void Configure(EntityTypeBuilder<Fulfillment> builder)
    {
        builder.ToTable("fulfillments").HasKey(it => new { it.TenantId, it.Id });
        builder.Ignore(it => it.Allocations).Ignore(it => it.Allowed);
        builder.Property(it => it.Number).HasMaxLength(OrderConfiguration.NumberLength);
        builder.Property(it => it.Carrier).HasMaxLength(CarrierLength);
        builder.Property(it => it.TrackingNumber).HasMaxLength(TrackingNumberLength);
        builder.Property(it => it.Issuer).AsJson(IssuerLength, Unreadable);
        builder.HasMany(it => it.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.FulfillmentId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => new { it.TenantId, it.Number }).IsUnique();
        builder.HasIndex(it => new { it.TenantId, it.OrderId, it.CreatedAt });
        builder.HasIndex(it => new { it.TenantId, it.CreatedAt, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.Status, it.CreatedAt, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.WarehouseId, it.Status, it.CreatedAt });
        builder.HasIndex(it => new { it.TenantId, it.TrackingNumber });
    }
}

internal sealed class FulfillmentLineConfiguration : IEntityTypeConfiguration<FulfillmentLine>
{
    public void Configure(EntityTypeBuilder<FulfillmentLine> builder)
    {
        builder.ToTable("fulfillment_lines").HasKey(line => new { line.TenantId, line.Id });
        builder.Property(line => line.Sku).HasMaxLength(OrderLineConfiguration.SkuLength);
        builder.Property(line => line.Name).HasMaxLength(OrderLineConfiguration.NameLength);
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(line => new { line.TenantId, line.OrderLineId }).OnDelete(DeleteBehavior.Restrict);
    }
}
