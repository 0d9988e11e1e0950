using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>The profiles of a company: its own and those that come with the product.</summary>
internal sealed class ImportProfiles(OrdersDb db)
{
    public const int Most = 100;

    public async Task<ImportProfile?> FindAsync(string name, CancellationToken ct) =>
        ImportProfile.BuiltIn.FirstOrDefault(profile => profile.Name == name) ?? await db.ImportProfiles.SingleOrDefaultAsync(profile => profile.Name == name, ct);

    public async Task<IReadOnlyList<ImportProfile>> AllAsync(CancellationToken ct) =>
        [.. ImportProfile.BuiltIn, .. await db.ImportProfiles.OrderBy(profile => profile.Name).ThenBy(profile => profile.Id).Take(Most).ToListAsync(ct)];
}
