using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

/// <summary>A tenant's profile and plan, members, invitations, roles, API clients, number series and audit log.</summary>
internal sealed class TenancyDb(DbContextOptions<TenancyDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "tenancy";

    public override string Schema => SchemaName;

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<MemberRole> MemberRoles => Set<MemberRole>();

    public DbSet<PlanLimit> PlanLimits => Set<PlanLimit>();

    public DbSet<PlanUse> PlanUses => Set<PlanUse>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<StoredDocument> StoredDocuments => Set<StoredDocument>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<ColumnChoice> ColumnChoices => Set<ColumnChoice>();

    public DbSet<NumberPattern> NumberPatterns => Set<NumberPattern>();

    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditPersonal> AuditPersonal => Set<AuditPersonal>();

    public DbSet<AuditPlace> AuditPlaces => Set<AuditPlace>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<SentAlarm> SentAlarms => Set<SentAlarm>();
}
