using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>
/// Who signs in: accounts, sessions, OAuth clients. Belongs to no tenant: it is asked before the tenant is known.
/// What somebody may do in a tenant is Tenancy's.
/// </summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : UnitDb(options)
{
    public const string SchemaName = "identity";

    public override string Schema => SchemaName;

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict<OAuthApplication, OAuthAuthorization, OAuthScope, OAuthToken, Guid>();
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace == GetType().Namespace);
        base.OnModelCreating(modelBuilder);
    }
}
