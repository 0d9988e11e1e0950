using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>Ends of the chains, outside the database: <c>audit/heads.log</c>.</summary>
internal sealed class SignedHeads(IConfiguration configuration, IDataProtectionProvider protection)
{
    private readonly SealedFile file = new("heads.log", configuration, protection);

    /// <summary>What was signed for a company.</summary>
    public IReadOnlyList<SignedHead> Of(TenantContext tenant) => [.. file.Read(Name(tenant.Id)).Select(Read)];

    /// <summary>How far each company's chain was signed already.</summary>
    public IReadOnlyDictionary<Guid, long> Last() => file.Read().Select(Read).GroupBy(head => head.TenantId).ToDictionary(heads => heads.Key, heads => heads.Max(head => head.Sequence));

    public void Append(IEnumerable<SignedHead> heads) => file.Append(heads.Select(head =>
        string.Create(CultureInfo.InvariantCulture, $"{Name(head.TenantId)} {head.Sequence} {Convert.ToHexStringLower(head.Hash)} {head.At.UtcDateTime:O}")));

    private static string Name(Guid tenant) => tenant.ToString("N");

    private static SignedHead Read(string text) => text.Split(' ') is [var tenant, var sequence, var hash, var at]
        ? new(Guid.ParseExact(tenant, "N"), long.Parse(sequence, CultureInfo.InvariantCulture), Convert.FromHexString(hash), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))
        : throw new InvalidOperationException("A line of ours isn't as we write it.");
}

/// <summary>How often work across tenants was done and why, outside the database: <c>audit/system-work.log</c>.</summary>
internal sealed class SystemUses(IConfiguration configuration, IDataProtectionProvider protection)
{
    private readonly SealedFile file = new("system-work.log", configuration, protection);

    public void Append(IReadOnlyDictionary<string, int> uses, DateTimeOffset at) => file.Append(uses.OrderBy(use => use.Key, StringComparer.Ordinal).Select(use =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:O} {use.Value} {use.Key}")));
}
