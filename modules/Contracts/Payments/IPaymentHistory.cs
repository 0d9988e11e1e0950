namespace OrderCloud.Contracts.Payments;

/// <summary>Money that another system took or gave back for a document of its history.</summary>
/// <param name="DocumentId">Order or return.</param>
/// <param name="Amount">Minor units, positive.</param>
/// <param name="IsRefund">True for a return's refund.</param>
public sealed record ExternalPayment(Guid DocumentId, bool IsRefund, long Amount, string Currency, DateTimeOffset At);

/// <summary>Takes over the payments of an imported history, by method EXTERNAL: no provider is called.</summary>
public interface IPaymentHistory
{
    Task ImportAsync(IReadOnlyCollection<ExternalPayment> payments, CancellationToken ct);
}
