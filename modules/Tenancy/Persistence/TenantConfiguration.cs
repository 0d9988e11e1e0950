using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    private const string Mark = SealedAttribute.Unreadable;

    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenants").HasKey(tenant => tenant.TenantId);
        builder.Property(tenant => tenant.TenantId).ValueGeneratedNever();
        builder.Property(tenant => tenant.Name).HasMaxLength(Tenant.NameLength);
        builder.Ignore(tenant => tenant.Profile);
        builder.Property(tenant => tenant.Address).AsJson(2_000, new CompanyAddress(Mark, Mark, Mark, Mark, Mark, Mark));
        builder.Property(tenant => tenant.TaxId).HasMaxLength(Tenant.TaxIdLength);
        builder.Property(tenant => tenant.Logo).HasMaxLength(Images.PathLength);
        builder.Property(tenant => tenant.Currency).HasMaxLength(3);
        builder.Property(tenant => tenant.TimeZone).HasMaxLength(64);
        builder.Property(tenant => tenant.Plan).HasMaxLength(IOperator.PlanNameLength);
        builder.Property(tenant => tenant.Language).HasMaxLength(10);
    }
}
