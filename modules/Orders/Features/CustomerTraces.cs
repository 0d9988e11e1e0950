using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Orders.Features;

/// <summary>What orders, returns and imports keep of a customer. Whoever may ask for it reaches all of them, whosever they are.</summary>
internal sealed class CustomerTraces(OrdersDb db, UnitOfWork unit, TenantContext tenant, IFileStore files) : ICustomerTraces, ICustomerOrders
{
    // As many orders as are read at once.
    private const int Chunk = 500;

    private static readonly OrderStatus[] Open = [OrderStatus.Draft, OrderStatus.PendingReview, OrderStatus.Rejected, OrderStatus.Confirmed];

    public async Task<IReadOnlyList<Guid>> IdsAsync(Guid customerId, CancellationToken ct) => await Of(customerId).Select(order => order.Id).ToListAsync(ct);

    public Task<int> UnfinishedAsync(Guid customerId, CancellationToken ct) => Of(customerId).CountAsync(order => Open.Contains(order.Status), ct);

    public async Task<IReadOnlyList<PersonalRecord>> TellAsync(TracedCustomer customer, CancellationToken ct)
    {
        List<PersonalRecord> told = [];

        foreach (var ids in (await IdsAsync(customer.Id, ct)).Chunk(Chunk))
        {
            told.AddRange((await Every<Order>().Where(order => ids.Contains(order.Id)).OrderBy(order => order.CreatedAt).ToListAsync(ct)).Select(order => RecordOf(order, order.Id)));
            told.AddRange((await Every<ReviewTask>().Where(task => ids.Contains(task.OrderId)).ToListAsync(ct)).Select(task => RecordOf(task, task.Id)));
            told.AddRange((await Every<OrderEvent>().Where(it => ids.Contains(it.OrderId)).ToListAsync(ct)).Select(it => RecordOf(it, it.Id)));
        }

        told.AddRange((await Every<SalesReturn>().Where(it => it.CustomerId == customer.Id).ToListAsync(ct)).Select(it => RecordOf(it, it.Id)));

        foreach (var word in customer.Words)
        {
            told.AddRange((await Naming(word).ToListAsync(ct)).Select(error => RecordOf(error, error.Id)));
            told.AddRange((await Called(word).ToListAsync(ct)).Select(job => RecordOf(job, job.Id)));
        }

        return told;
    }

    public async Task<IReadOnlyCollection<Guid>> ForgetAsync(TracedCustomer customer, CancellationToken ct)
    {
        var orders = await IdsAsync(customer.Id, ct);
        var returns = Every<SalesReturn>().Where(it => it.CustomerId == customer.Id);

        await Of(customer.Id).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.CustomerName, customer.StandIn).SetProperty(order => order.CustomerPinyin, customer.StandIn.InPinyin()).SetProperty(order => order.ShipTo, _ => null).SetProperty(order => order.BillTo, _ => null)
                .SetProperty(order => order.Note, (string?)null).SetProperty(order => order.HoldReason, (string?)null).SetProperty(order => order.Version, order => order.Version + 1),
            ct);
        await returns.ExecuteUpdateAsync(set => set.SetProperty(it => it.CustomerName, customer.StandIn), ct);

        foreach (var ids in orders.Chunk(Chunk))
            await ForgetPartsAsync(ids, ct);

        var imports = new List<Guid>();

        foreach (var word in customer.Words)
        {
            await Naming(word).ExecuteUpdateAsync(set => set.SetProperty(error => error.Value, (string?)null), ct);
            imports.AddRange(await Called(word).Select(job => job.Id).ToListAsync(ct));
            await Called(word).ExecuteUpdateAsync(set => set.SetProperty(job => job.FileName, (string?)null), ct);
        }

        await ForgetFilesAsync(ct);

        return [.. orders, .. await returns.Select(it => it.Id).ToListAsync(ct), .. imports];
    }

    private async Task ForgetPartsAsync(Guid[] orders, CancellationToken ct)
    {
        await Every<ReviewTask>().Where(task => orders.Contains(task.OrderId)).ExecuteUpdateAsync(set => set.SetProperty(task => task.Note, (string?)null), ct);

        foreach (var it in await Every<OrderEvent>().AsTracking().Where(it => orders.Contains(it.OrderId)).ToListAsync(ct))
            it.Forget();

        await unit.FlushAsync(db, ct);
        db.ChangeTracker.Clear();
    }

    // Any of them may name him. What an import that is under way still needs stays until it is over.
    private async Task ForgetFilesAsync(CancellationToken ct)
    {
        ImportStatus[] under = [ImportStatus.Uploaded, ImportStatus.Validating, ImportStatus.Ready, ImportStatus.Running];
        var needed = (await Every<ImportJob>().Where(job => under.Contains(job.Status)).Select(job => job.FileId).ToListAsync(ct)).ToHashSet();
        unit.AfterCommit(() => files.DeleteAllBut(tenant, needed));
    }

    private IQueryable<ImportError> Naming(string word) => Every<ImportError>().Where(error => error.Value != null && error.Value.Contains(word));

    private IQueryable<ImportJob> Called(string word) => Every<ImportJob>().Where(job => job.FileName != null && job.FileName.Contains(word));

    private IQueryable<Order> Of(Guid customerId) => Every<Order>().Where(order => order.CustomerId == customerId);

    private IQueryable<T> Every<T>() where T : class => db.Set<T>().AsNoTracking().IgnoreQueryFilters([ModuleDb.ScopeFilter]);

    private PersonalRecord RecordOf<T>(T row, Guid id) where T : class => new(typeof(T).Name, id, At: null, [.. PersonalValues.Of(db, row).Select(it => new PersonalValue(it.Property, it.Value))]);
}
