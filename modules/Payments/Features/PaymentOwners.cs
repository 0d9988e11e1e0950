using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Features;

/// <inheritdoc cref="IPaymentOwners"/>
internal sealed class PaymentOwners(PaymentsDb db) : IPaymentOwners
{
    public async Task PassAsync(Guid orderId, Guid? assigneeId, CancellationToken ct)
    {
        // An order of an imported history was paid before it was anybody's.
        if (await Owners.AnyAsync(owner => owner.Id == orderId, ct) || await db.PaymentEvents.IgnoreQueryFilters([ModuleDb.ScopeFilter]).AnyAsync(fact => fact.OrderId == orderId, ct))
            await KeepAsync(orderId, assigneeId, ct);
    }

    /// <summary>Money came in for the order, which is whose it is now.</summary>
    public async Task KeepAsync(Guid orderId, Guid? assigneeId, CancellationToken ct)
    {
        if (await Owners.SingleOrDefaultAsync(owner => owner.Id == orderId, ct) is { } known)
            known.Pass(assigneeId);
        else
            db.OrderOwners.Add(new(orderId, assigneeId));
    }

    private IQueryable<OrderOwner> Owners => db.OrderOwners.IgnoreQueryFilters([ModuleDb.ScopeFilter]);
}
