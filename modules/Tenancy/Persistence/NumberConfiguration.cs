using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class NumberPatternConfiguration : IEntityTypeConfiguration<NumberPattern>
{
    public void Configure(EntityTypeBuilder<NumberPattern> builder)
    {
        builder.ToTable("number_patterns").HasKey(pattern => new { pattern.TenantId, pattern.Id });
        builder.Property(pattern => pattern.Pattern).HasMaxLength(NumberFormat.MaxLength);
        builder.HasIndex(pattern => new { pattern.TenantId, pattern.Kind }).IsUnique();
    }
}

internal sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.ToTable("number_counters").HasKey(counter => new { counter.TenantId, counter.Kind, counter.Period });
        builder.Property(counter => counter.Period).HasMaxLength(NumberCounter.PeriodLength);
    }
}
