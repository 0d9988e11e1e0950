using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Persistence;

/// <summary>Money that came in, and the orders that it pays.</summary>
/// <remarks>Who finds an order finds what was paid for it. A receipt is also found by whoever recorded it, who is the only one while it pays no order.</remarks>
internal sealed class PaymentsDb(DbContextOptions<PaymentsDb> options, PaymentBounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "payments";

    public override string Schema => SchemaName;

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptMatch> ReceiptMatches => Set<ReceiptMatch>();

    public DbSet<PaymentEvent> PaymentEvents => Set<PaymentEvent>();

    public DbSet<OrderOwner> OrderOwners => Set<OrderOwner>();

    /// <summary>The ledger of several orders, oldest first.</summary>
    public async Task<ILookup<Guid, PaymentEvent>> OfOrdersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct)
    {
        var facts = await PaymentEvents.AsNoTracking().Where(fact => fact.OrderId != null && orderIds.Contains(fact.OrderId.Value)).OrderBy(fact => fact.At).ThenBy(fact => fact.Id).ToListAsync(ct);

        return facts.ToLookup(fact => fact.OrderId!.Value);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        PartOf<ReceiptMatch>(modelBuilder, match => OrderOwners.Any(order => order.Id == match.OrderId));
        PartOf<Receipt>(modelBuilder, receipt => (receipt.RecorderId != null && ReachedMembers.Contains(receipt.RecorderId.Value)) || ReceiptMatches.Any(match => match.ReceiptId == receipt.Id));
        // What another system gave back for a return names no order, and so nobody whose it is.
        PartOf<PaymentEvent>(modelBuilder, fact => OrderOwners.Any(order => order.Id == fact.OrderId) || (fact.OrderId == null && Receipts.Any(receipt => receipt.Id == fact.ReceiptId)));
    }
}
