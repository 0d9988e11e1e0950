namespace OrderCloud.Contracts.Tenancy;

/// <summary>Kinds of documents that have a number series of their own.</summary>
public enum DocumentKind
{
    /// <summary>Orders.</summary>
    SalesOrder,

    /// <summary>Returns.</summary>
    Return,

    /// <summary>Stock adjustments.</summary>
    Adjustment,

    /// <summary>Goods received.</summary>
    GoodsReceipt,

    /// <summary>Shipments.</summary>
    Fulfillment,

    /// <summary>Payments received.</summary>
    PaymentReceipt,

    /// <summary>The code of a customer that was given none.</summary>
    Customer,
}

/// <summary>Draws document numbers by the tenant's pattern, e.g. <c>SO-{yyyyMM}-{0000}</c>, in the caller's transaction and as its last step.</summary>
public interface INumbers
{
    /// <summary>The next number that no document of the kind has: those that a history, a person or an earlier pattern gave are passed over.</summary>
    /// <param name="at">Decides the period, in the tenant's time zone.</param>
    /// <param name="given">The numbers of all documents of the kind in the company, whoever may find them.</param>
    Task<string> DrawAsync(DocumentKind kind, DateTimeOffset at, IQueryable<string> given, CancellationToken ct);
}
