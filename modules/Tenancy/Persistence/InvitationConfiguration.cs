using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Identity;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations").HasKey(invitation => new { invitation.TenantId, invitation.Id });
        builder.Property(invitation => invitation.Email).HasMaxLength(IAccounts.EmailLength);
        // Some letters have more than one part in lower case.
        builder.Property(invitation => invitation.EmailKey).HasMaxLength(2 * IAccounts.EmailLength);
        builder.Property(invitation => invitation.DisplayName).HasMaxLength(Member.NameLength);
        builder.Property(invitation => invitation.InvitedByName).HasMaxLength(Member.NameLength);
        builder.Property(invitation => invitation.Language).HasMaxLength(10);
        builder.Property(invitation => invitation.RoleIds).HasIds(Member.MostRoles);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.HasIndex(invitation => new { invitation.TenantId, invitation.TokenHash }).IsUnique();
        builder.HasIndex(invitation => new { invitation.TenantId, invitation.EmailKey });
        builder.HasIndex(invitation => new { invitation.TenantId, invitation.Email, invitation.Id });
        builder.HasIndex(invitation => new { invitation.TenantId, invitation.InvitedAt, invitation.Id });
    }
}
