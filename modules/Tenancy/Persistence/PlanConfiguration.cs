using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class PlanLimitConfiguration : IEntityTypeConfiguration<PlanLimit>
{
    public void Configure(EntityTypeBuilder<PlanLimit> builder) => builder.ToTable("plan_limits").HasKey(limit => new { limit.TenantId, limit.Resource });
}

internal sealed class PlanUseConfiguration : IEntityTypeConfiguration<PlanUse>
{
    public void Configure(EntityTypeBuilder<PlanUse> builder)
    {
        builder.ToTable("plan_uses").HasKey(use => new { use.TenantId, use.Resource, use.Month });
        builder.Property(use => use.Month).HasMaxLength(PlanUse.MonthLength);
    }
}
