using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Identity;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("members").HasKey(member => new { member.TenantId, member.Id });
        builder.Property(member => member.DisplayName).HasMaxLength(Member.NameLength);
        builder.Property(member => member.Email).HasMaxLength(IAccounts.EmailLength);
        builder.Property(member => member.Language).HasMaxLength(10);
        builder.HasIndex(member => new { member.TenantId, member.AccountId }).IsUnique();
        builder.HasIndex(member => new { member.TenantId, member.DisplayName, member.Id });
        builder.HasIndex(member => new { member.TenantId, member.Email, member.Id });
        // Sign-in asks over all tenants.
        builder.HasIndex(member => member.AccountId);
    }
}

internal sealed class MemberRoleConfiguration : IEntityTypeConfiguration<MemberRole>
{
    public void Configure(EntityTypeBuilder<MemberRole> builder)
    {
        builder.ToTable("member_roles").HasKey(it => new { it.TenantId, it.MemberId, it.RoleId });
        builder.HasOne<Member>().WithMany(member => member.Roles).HasForeignKey(it => new { it.TenantId, it.MemberId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Role>().WithMany().HasForeignKey(it => new { it.TenantId, it.RoleId }).OnDelete(DeleteBehavior.Restrict);
    }
}
