using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Payments;
using OrderCloud.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Payments;

public sealed class PaymentHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2010, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task A_history_becomes_external_facts_of_its_own_dates(string database)
    {
        await using var till = await OpenAsync(database);
        Guid order = Guid.NewGuid(), goodsBack = Guid.NewGuid();

        await ImportAsync(till, new(order, IsRefund: false, 139_12, "GBP", Noon), new(goodsBack, IsRefund: true, 27_50, "GBP", Noon.AddDays(1)), new(Guid.NewGuid(), IsRefund: false, 0, "GBP", Noon));

        var facts = await till.ReadAsync((PaymentsDb db) => db.PaymentEvents.AsNoTracking().OrderBy(fact => fact.At).ToListAsync(Ct));
        Assert.Equal([(PaymentEventKind.Captured, 139_12L, order, null), (PaymentEventKind.Refunded, 27_50L, null, goodsBack)], facts.Select(fact => (fact.Kind, fact.Amount, fact.OrderId, fact.ReturnId)));
        Assert.Equal([Noon, Noon.AddDays(1)], facts.Select(fact => fact.At));
    }

    [Fact, Trait("Capability", "L2/part")]
    public async Task The_same_payment_told_twice_is_kept_once()
    {
        await using var till = await OpenAsync("sqlite");
        var payment = new ExternalPayment(Guid.NewGuid(), IsRefund: false, 1_00, "GBP", Noon);
        await ImportAsync(till, payment);

        await Assert.ThrowsAsync<DbUpdateException>(() => ImportAsync(till, payment));

        Assert.Equal(1, await till.ReadAsync((PaymentsDb db) => db.PaymentEvents.CountAsync(Ct)));
    }

    [Fact, Trait("Capability", "L2/part")]
    public async Task The_ledger_can_neither_be_changed_nor_deleted()
    {
        await using var till = await OpenAsync("sqlite");
        await ImportAsync(till, new ExternalPayment(Guid.NewGuid(), IsRefund: false, 1_00, "GBP", Noon));

        Task Touch(Action<PaymentsDb, PaymentEvent> touch) => till.DoAsync(async scope =>
        {
            var db = scope.GetRequiredService<PaymentsDb>();
            touch(db, await db.PaymentEvents.SingleAsync(Ct));

            return true;
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Touch((db, fact) => db.Entry(fact).Property(it => it.Amount).CurrentValue = 9));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Touch((db, fact) => db.Remove(fact)));
        await Touch((_, _) => { });
        Assert.Equal(1_00, await till.ReadAsync((PaymentsDb db) => db.PaymentEvents.SumAsync(fact => fact.Amount, Ct)));
    }

    [Fact]
    public async Task Another_tenant_sees_none_of_it()
    {
        await using var till = await OpenAsync("sqlite");
        await ImportAsync(till, new ExternalPayment(Guid.NewGuid(), IsRefund: false, 1_00, "GBP", Noon));

        var seen = await till.DoAsync(scope => scope.GetRequiredService<PaymentsDb>().PaymentEvents.CountAsync(Ct), new TenantContext(Guid.NewGuid()));

        Assert.Equal(0, seen);
    }

    private static Task<ModuleOnDatabase> OpenAsync(string database) => ModuleOnDatabase.OpenAsync(database, new PaymentsModule(), _ => { });

    private static Task<bool> ImportAsync(ModuleOnDatabase till, params ExternalPayment[] payments) => till.DoAsync(async scope =>
    {
        await scope.GetRequiredService<IPaymentHistory>().ImportAsync(payments, Ct);

        return true;
    });
}
