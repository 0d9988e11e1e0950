using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenIddict.EntityFrameworkCore.Models;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>What a program signs in as. Its secret is kept as SHA-256 only: 256 random bits need no slow hash.</summary>
internal sealed class OAuthApplication : OpenIddictEntityFrameworkCoreApplication<Guid, OAuthAuthorization, OAuthToken>
{
    /// <summary>Its tokens are for this tenant and no other.</summary>
    public Guid TenantId { get; init; }

    /// <summary>Tenancy's id of the API client: the tokens' subject.</summary>
    public Guid ApiClientId { get; init; }
}

internal sealed class OAuthAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, OAuthApplication, OAuthToken>;

internal sealed class OAuthScope : OpenIddictEntityFrameworkCoreScope<Guid>;

internal sealed class OAuthToken : OpenIddictEntityFrameworkCoreToken<Guid, OAuthApplication, OAuthAuthorization>;

internal sealed class OAuthApplicationConfiguration : IEntityTypeConfiguration<OAuthApplication>
{
    public void Configure(EntityTypeBuilder<OAuthApplication> builder)
    {
        builder.ToTable("oauth_applications").HasIndex(application => application.TenantId);
        builder.Property(application => application.ClientId).IsRequired();
    }
}

internal sealed class OAuthAuthorizationConfiguration : IEntityTypeConfiguration<OAuthAuthorization>
{
    public void Configure(EntityTypeBuilder<OAuthAuthorization> builder) => builder.ToTable("oauth_authorizations");
}

internal sealed class OAuthScopeConfiguration : IEntityTypeConfiguration<OAuthScope>
{
    public void Configure(EntityTypeBuilder<OAuthScope> builder) => builder.ToTable("oauth_scopes").Property(scope => scope.Name).IsRequired();
}

internal sealed class OAuthTokenConfiguration : IEntityTypeConfiguration<OAuthToken>
{
    // Most tokens have no reference, and SQL Server takes a single null in a unique index; those that have one draw it at random.
    public void Configure(EntityTypeBuilder<OAuthToken> builder) => builder.ToTable("oauth_tokens").HasIndex(token => token.ReferenceId).IsUnique(false);
}
