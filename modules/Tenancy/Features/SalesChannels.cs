using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="ISalesChannels"/>
internal sealed class SalesChannels(TenancyDb db, Caller caller) : ISalesChannels
{
    public async Task<string> OfCallerAsync(CancellationToken ct) =>
        await db.ApiClients.Where(client => client.Id == caller.SubjectId).Select(client => client.Channel).SingleOrDefaultAsync(ct) ?? ISalesChannels.Default;
}

/// <summary>What a channel may be called.</summary>
internal static class Channels
{
    // An order that staff entered says that it came from there.
    private const string OfStaff = "manual";

    public static Problems RequireChannel(this Problems problems, string channel, string field) => problems.Require(
        channel is { Length: >= 1 and <= ISalesChannels.NameLength } and not OfStaff && channel.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-'),
        "A channel is 1 to 40 small letters, digits and hyphens, e.g. web, and not manual: that is for orders that staff enter.", field);
}
