namespace OrderCloud.Contracts.Tenancy;

/// <summary>What may be asked of Tenancy about where a company sells: a web shop, an app, a marketplace.</summary>
public interface ISalesChannels
{
    /// <summary>The channel of a program that was given none.</summary>
    const string Default = "web";

    /// <summary>Most characters of a channel's name.</summary>
    const int NameLength = 40;

    /// <summary>The channel for which the caller sells: that of the API client that asks.</summary>
    Task<string> OfCallerAsync(CancellationToken ct);
}
