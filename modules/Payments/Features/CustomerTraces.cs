using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Orders;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Features;

/// <summary>What receipts keep of a customer: those that name him, and those that were matched to an order of his.</summary>
internal sealed class CustomerTraces(PaymentsDb db, ICustomerOrders orders) : ICustomerTraces
{
    private const int Chunk = 500;

    public Task<int> UnfinishedAsync(Guid customerId, CancellationToken ct) => Task.FromResult(0);

    public async Task<IReadOnlyList<PersonalRecord>> TellAsync(TracedCustomer customer, CancellationToken ct)
    {
        List<PersonalRecord> told = [];

        foreach (var ids in (await IdsAsync(customer.Id, ct)).Chunk(Chunk))
            foreach (var receipt in await Every<Receipt>().AsNoTracking().Where(receipt => ids.Contains(receipt.Id)).OrderBy(receipt => receipt.ReceivedAt).ToListAsync(ct))
                told.Add(new(nameof(Receipt), receipt.Id, At: null, [.. PersonalValues.Of(db, receipt).Select(it => new PersonalValue(it.Property, it.Value))]));

        return told;
    }

    public async Task<IReadOnlyCollection<Guid>> ForgetAsync(TracedCustomer customer, CancellationToken ct)
    {
        var receipts = await IdsAsync(customer.Id, ct);

        foreach (var ids in receipts.Chunk(Chunk))
            await Every<Receipt>().Where(receipt => ids.Contains(receipt.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(receipt => receipt.Reference, (string?)null).SetProperty(receipt => receipt.ReversalReason, (string?)null).SetProperty(receipt => receipt.Version, receipt => receipt.Version + 1), ct);

        return receipts;
    }

    private async Task<IReadOnlyCollection<Guid>> IdsAsync(Guid customerId, CancellationToken ct)
    {
        HashSet<Guid> receipts = [.. await Every<Receipt>().Where(receipt => receipt.CustomerId == customerId).Select(receipt => receipt.Id).ToListAsync(ct)];

        foreach (var ids in (await orders.IdsAsync(customerId, ct)).Chunk(Chunk))
            receipts.UnionWith(await Every<ReceiptMatch>().Where(match => ids.Contains(match.OrderId)).Select(match => match.ReceiptId).ToListAsync(ct));

        return receipts;
    }

    // What is kept of somebody doesn't depend on whose it is of those who ask.
    private IQueryable<T> Every<T>() where T : class => db.Set<T>().IgnoreQueryFilters([ModuleDb.ScopeFilter]);
}
