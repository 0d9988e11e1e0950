namespace OrderCloud.Contracts.Tenancy;

/// <summary>A company to try things out in, beside a person's own: it is made empty, and who made it fills it and then lets the person in.</summary>
/// <param name="ColleagueAccountId">Of a made-up member who may do nearly everything there. Nobody can sign in as him.</param>
/// <param name="OpenedAt">When it was made.</param>
public sealed record DemoCompany(Guid TenantId, Guid ColleagueAccountId, string Currency, string TimeZone, string Language, DateTimeOffset OpenedAt);

/// <summary>Opens and closes demo companies, each in a transaction of its own.</summary>
public interface IDemoCompanies
{
    /// <summary>Makes a demo company that the person will own once he is let in, with currency, time zone and language of his own company.</summary>
    /// <param name="ownTenantId">The company to which he comes back.</param>
    /// <returns>Null when he is no active member of that company, or it is a demo company itself.</returns>
    Task<DemoCompany?> OpenAsync(Guid accountId, Guid ownTenantId, CancellationToken ct);

    /// <summary>Lets the person into the demo company that was made for him: until then it is none of his, so nobody ever sees half of it.</summary>
    Task LetInAsync(Guid accountId, Guid demoTenantId, CancellationToken ct);

    /// <summary>Shuts a demo company for good: nobody gets in or finds it among his companies any more.</summary>
    /// <returns>False, and nothing is done, where it is no demo company or the person isn't its owner.</returns>
    Task<bool> CloseAsync(Guid accountId, Guid demoTenantId, CancellationToken ct);
}
