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
}
