namespace OrderCloud.Platform.Graph.Rate;

/// <summary>How many points callers may save up and how many they get back each second: settings under <c>GraphQL:Rate</c>. A plan may say otherwise for its tenant.</summary>
public sealed record RateLimits
{
    public int ClientPoints { get; init; } = 2_000;

    public int ClientPerSecond { get; init; } = 100;

    /// <summary>All clients of a tenant together; in a tenant whose plan says otherwise, as many times the client's share as here.</summary>
    public int TenantPoints { get; init; } = 10_000;

    public int TenantPerSecond { get; init; } = 500;

    /// <summary>Of callers without a credential, by their address.</summary>
    public int AddressPoints { get; init; } = 1_000;

    public int AddressPerSecond { get; init; } = 50;

    /// <summary>What a document costs that is refused.</summary>
    public int RefusedDocument { get; init; } = 10;

    /// <summary>What an upload costs for each MiB that is begun.</summary>
    public int UploadedMebibyte { get; init; } = 10;
}
