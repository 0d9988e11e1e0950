namespace OrderCloud.Orders.Domain;

/// <summary>How much of what is still to be shipped has its goods.</summary>
internal enum AllocationStatus
{
    /// <summary>Nothing is open, or everything open is allocated.</summary>
    Full,

    /// <summary>Something waits for goods to come in.</summary>
    Backordered,

    /// <summary>Something is allocated, not everything.</summary>
    Partial,

    /// <summary>Nothing is allocated.</summary>
    None,
}

/// <summary>How far the goods have come.</summary>
internal enum FulfillmentStatus
{
    /// <summary>There is nothing to ship.</summary>
    NotRequired,

    /// <summary>Everything is delivered.</summary>
    Delivered,

    /// <summary>Something is delivered, not everything.</summary>
    PartiallyDelivered,

    /// <summary>Everything has left.</summary>
    Shipped,

    /// <summary>Something has left, not everything.</summary>
    PartiallyShipped,

    /// <summary>Nothing has left.</summary>
    Unfulfilled,
}

/// <summary>How far the order is paid.</summary>
internal enum PaymentStatus
{
    /// <summary>Cancelled or expired before anything was received.</summary>
    Voided,

    /// <summary>Everything received was given back.</summary>
    Refunded,

    /// <summary>More was received than is due.</summary>
    Overpaid,

    /// <summary>Something was given back.</summary>
    PartiallyRefunded,

    /// <summary>What is due was received.</summary>
    Paid,

    /// <summary>Something was received, less than is due.</summary>
    PartiallyPaid,

    /// <summary>Live authorisations cover what is due.</summary>
    Authorized,

    /// <summary>A transaction waits.</summary>
    Pending,

    /// <summary>Nothing was received.</summary>
    Unpaid,
}

/// <summary>Whether goods come back.</summary>
internal enum ReturnStatus
{
    /// <summary>A return is approved and not yet inspected.</summary>
    InProgress,

    /// <summary>A return is asked for.</summary>
    Requested,

    /// <summary>Everything delivered came back.</summary>
    Returned,

    /// <summary>Something delivered came back.</summary>
    PartiallyReturned,

    /// <summary>Nothing came back.</summary>
    None,
}

/// <summary>How far the order is invoiced.</summary>
internal enum InvoiceStatus
{
    /// <summary>Invoices cover the total.</summary>
    Invoiced,

    /// <summary>Something is invoiced.</summary>
    PartiallyInvoiced,

    /// <summary>Nothing is invoiced.</summary>
    NotInvoiced,
}
