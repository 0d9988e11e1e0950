using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_clients").HasKey(client => new { client.TenantId, client.Id });
        builder.Property(client => client.Name).HasMaxLength(ApiClient.NameLength);
        builder.Property(client => client.ClientId).HasMaxLength(100);
        builder.Property(client => client.Channel).HasMaxLength(ISalesChannels.NameLength);
        builder.Ignore(client => client.Authority);
        builder.Property(client => client.Permissions).HasWords();
        builder.Property(client => client.ReadFields).HasWords();
        builder.Property(client => client.WriteFields).HasWords();
        builder.Property(client => client.AllowedOrigins).HasWords();
        builder.Property(client => client.KeyHash).HasMaxLength(64);
        builder.Property(client => client.FormerKeyHash).HasMaxLength(64);
        // Not unique: most have none, and SQL Server takes a single null.
        builder.HasIndex(client => new { client.TenantId, client.KeyHash });
        builder.HasIndex(client => new { client.TenantId, client.FormerKeyHash });
        builder.HasIndex(client => new { client.TenantId, client.Name, client.Id });
        builder.HasIndex(client => new { client.TenantId, client.CreatedAt, client.Id });
    }
}
