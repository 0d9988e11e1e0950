using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("roles").HasKey(role => new { role.TenantId, role.Id });
        builder.Property(role => role.Name).HasMaxLength(Role.NameLength);
        builder.Property(role => role.TemplateKey).HasMaxLength(40);
        builder.Property(role => role.Permissions).HasWords();
        builder.Property(role => role.ReadFields).HasWords();
        builder.Property(role => role.WriteFields).HasWords();
        builder.HasIndex(role => new { role.TenantId, role.Name }).IsUnique();
    }
}
