using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;

namespace OrderCloud.Customers.Features;

/// <summary>Customer codes: who has one, and the next one that nobody has.</summary>
internal sealed class CustomerCodes(CustomersDb db, INumbers numbers, TimeProvider clock)
{
    /// <summary>The refusal, when another customer has the code.</summary>
    /// <param name="except">The customer that is to have it.</param>
    public async Task<CustomerCodeTakenError?> FindClashAsync(string code, Guid? except, CancellationToken ct)
    {
        var key = Customer.KeyOf(code);
        var holder = await db.Customers.Where(customer => customer.CodeKey == key && customer.Id != except).Select(customer => new { customer.Id, customer.Name }).SingleOrDefaultAsync(ct);

        return holder is null ? null : new CustomerCodeTakenError(code, new(holder.Id), holder.Name);
    }

    /// <summary>Draws by the company's pattern, past the codes that people took by hand.</summary>
    public Task<string> DrawAsync(CancellationToken ct) => numbers.DrawAsync(DocumentKind.Customer, clock.GetUtcNow(), db.Customers.Select(customer => customer.CodeKey), ct);
}
