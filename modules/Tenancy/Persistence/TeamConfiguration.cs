using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("teams").HasKey(team => new { team.TenantId, team.Id });
        builder.Property(team => team.Name).HasMaxLength(Team.NameLength);
        builder.HasIndex(team => new { team.TenantId, team.Name }).IsUnique();
        builder.HasIndex(team => new { team.TenantId, team.Name, team.Id });
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_members").HasKey(it => new { it.TenantId, it.TeamId, it.MemberId });
        builder.HasOne<Team>().WithMany(team => team.Members).HasForeignKey(it => new { it.TenantId, it.TeamId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(it => new { it.TenantId, it.MemberId }).OnDelete(DeleteBehavior.Restrict);
    }
}
