using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IMembers"/>
internal sealed class Members(TenancyDb db) : IMembers
{
    public Task<string?> NameOfAsync(Guid memberId, CancellationToken ct) =>
        db.Members.Where(member => member.Id == memberId && member.IsActive).Select(member => (string?)member.DisplayName).SingleOrDefaultAsync(ct);
}
