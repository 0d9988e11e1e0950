using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class SentAlarmConfiguration : IEntityTypeConfiguration<SentAlarm>
{
    public void Configure(EntityTypeBuilder<SentAlarm> builder) => builder.ToTable("sent_alarms").HasKey(alarm => new { alarm.TenantId, alarm.Kind, alarm.Day });
}
