using OrderCloud.Contracts.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Payments.Features;

/// <inheritdoc cref="IPaymentHistory"/>
internal sealed class PaymentHistory(PaymentsDb db, Caller caller) : IPaymentHistory
{
    public Task ImportAsync(IReadOnlyCollection<ExternalPayment> payments, CancellationToken ct)
    {
        db.PaymentEvents.AddRange(payments.Where(payment => payment.Amount > 0).Select(payment => PaymentEvent.Of(payment, caller.Name)));

        return Task.CompletedTask;
    }
}
