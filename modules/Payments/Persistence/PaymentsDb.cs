using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Persistence;

internal sealed class PaymentsDb(DbContextOptions<PaymentsDb> options, TenantContext tenant) : ModuleDb(options, tenant)
{
    public const string SchemaName = "payments";

    public override string Schema => SchemaName;

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptMatch> ReceiptMatches => Set<ReceiptMatch>();

    public DbSet<PaymentEvent> PaymentEvents => Set<PaymentEvent>();

    /// <summary>The ledger of several orders, oldest first.</summary>
    public async Task<ILookup<Guid, PaymentEvent>> OfOrdersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct)
    {
        var facts = await PaymentEvents.AsNoTracking().Where(fact => fact.OrderId != null && orderIds.Contains(fact.OrderId.Value)).OrderBy(fact => fact.At).ThenBy(fact => fact.Id).ToListAsync(ct);

        return facts.ToLookup(fact => fact.OrderId!.Value);
    }
}
