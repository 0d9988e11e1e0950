using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>Settings under <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    /// <summary><c>Auth:Issuer</c>: the address that tokens name as their issuer; without it, the address that was asked for the token.</summary>
    public Uri? Issuer { get; init; }

    /// <summary><c>Auth:TenantDomain</c>: where set, the host name <c>ID.domain</c> points at the tenant of that id.</summary>
    public string? TenantDomain { get; init; }

    /// <summary><c>Auth:RequireConfirmedEmail</c>: not to be had as long as no mail is sent.</summary>
    public bool RequireConfirmedEmail { get; init; }

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static AuthOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Auth");

        if (section["Issuer"] is { } issuer && !(Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            throw new SettingException($"Auth:Issuer is '{issuer}': it must be an address such as https://orders.example.com.");

        if (section["RequireConfirmedEmail"] is { } confirmed && !bool.TryParse(confirmed, out _))
            throw new SettingException($"Auth:RequireConfirmedEmail is '{confirmed}': it must be true or false.");

        var options = section.Get<AuthOptions>() ?? new();

        return options.RequireConfirmedEmail
            ? throw new SettingException("Auth:RequireConfirmedEmail is true, but no mail can be sent: set it to false.")
            : options;
    }
}
