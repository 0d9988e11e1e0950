using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Customers.Features;

/// <inheritdoc cref="ICustomers"/>
internal sealed class CustomerDirectory(CustomersDb db, UnitOfWork unit, TimeProvider clock) : ICustomers
{
    // As many codes as go into one statement.
    private const int Chunk = 500;

    public async Task<CustomerInfo?> FindAsync(Guid customerId, CancellationToken ct) =>
        await db.Customers.AsNoTracking().Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Id == customerId, ct) is { } customer ? InfoOf(customer) : null;

    public async Task<IReadOnlyDictionary<string, CustomerInfo>> FindByCodeAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var found = new Dictionary<string, CustomerInfo>(codes.Count, StringComparer.OrdinalIgnoreCase);

        foreach (var keys in codes.Select(Customer.KeyOf).Distinct().Chunk(Chunk))
            foreach (var customer in await db.Customers.AsNoTracking().Include(it => it.Addresses).Where(it => keys.Contains(it.CodeKey)).ToListAsync(ct))
                found.Add(customer.CodeKey, InfoOf(customer));

        return found;
    }

    public async Task<int> ImportAsync(IReadOnlyCollection<ImportedCustomer> customers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var made = 0;

        foreach (var chunk in customers.DistinctBy(customer => Customer.KeyOf(customer.Code)).Chunk(Chunk))
        {
            var known = await FindByCodeAsync([.. chunk.Select(customer => customer.Code)], ct);
            Customer[] missing = [.. chunk.Where(customer => !known.ContainsKey(customer.Code)).Select(customer => Customer.Import(customer with { Name = InputText.Tidy(customer.Name, Customer.MaxName) }, now))];
            db.Customers.AddRange(missing);
            made += missing.Length;
        }

        // The caller looks the new customers up next, so they must be in the database. Then they are forgotten:
        // thousands of tracked rows would be compared again at every later save of this transaction.
        await unit.FlushAsync(db, ct);
        db.ChangeTracker.Clear();

        return made;
    }

    private static CustomerInfo InfoOf(Customer customer) => new(
        customer.Id, customer.Code, customer.Name, customer.Blocked, customer.DefaultFor(AddressUse.Shipping)?.Address, customer.DefaultFor(AddressUse.Billing)?.Address);
}
