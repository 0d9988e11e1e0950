namespace OrderCloud.Orders.Domain;

/// <summary>Where an order stands; the only axis that commands move.</summary>
internal enum OrderStatus
{
    /// <summary>Being written; without a number until it is first submitted.</summary>
    Draft,

    /// <summary>Submitted; a person has to look at it.</summary>
    PendingReview,

    /// <summary>Refused by a rule or a reviewer, with a reason; its maker may revise it.</summary>
    Rejected,

    /// <summary>Agreed; its stock is allocated.</summary>
    Confirmed,

    /// <summary>Everything is delivered and nothing is owed.</summary>
    Completed,

    /// <summary>Given up; final.</summary>
    Cancelled,

    /// <summary>Its validity ran out before it was confirmed; final.</summary>
    Expired,
}

/// <summary>What can be done to an order. Pass, Submit and Fail are the three verdicts of one submission.</summary>
internal enum OrderCommand
{
    Edit,
    Delete,
    Pass,
    Submit,
    Fail,
    Withdraw,
    Approve,
    Reject,
    Revise,
    Allocate,
    Complete,
    Cancel,
    Expire,
    Hold,
    Release,
    Reopen,
    Copy,
    Assign,
}

/// <summary>One row of the table of transitions.</summary>
/// <param name="Permission">The right that the command's mutations ask for; null for what the system does by itself.</param>
/// <param name="Fields">The mutation fields that give the command.</param>
internal sealed record Transition(OrderStatus From, OrderCommand Command, OrderStatus To, string? Permission, params IReadOnlyList<string> Fields)
{
    public bool Moves => From != To;
}

/// <summary>The state machine as data. Keyed by status and command: that an order may become confirmed says nothing about who may do it.</summary>
internal static class OrderLifecycle
{
    public static readonly IReadOnlyList<Transition> Rows =
    [
        new(OrderStatus.Draft, OrderCommand.Edit, OrderStatus.Draft, "orders:edit", "updateOrder", "addOrderLines", "updateOrderLine", "removeOrderLine"),
        new(OrderStatus.Draft, OrderCommand.Pass, OrderStatus.Confirmed, "orders:submit", "submitOrder"),
        new(OrderStatus.Draft, OrderCommand.Submit, OrderStatus.PendingReview, "orders:submit", "submitOrder"),
        new(OrderStatus.Draft, OrderCommand.Fail, OrderStatus.Rejected, "orders:submit", "submitOrder"),
        new(OrderStatus.Draft, OrderCommand.Delete, OrderStatus.Draft, "orders:edit", "deleteOrder"),
        new(OrderStatus.Draft, OrderCommand.Cancel, OrderStatus.Cancelled, "orders:cancel", "cancelOrder"),
        new(OrderStatus.Draft, OrderCommand.Expire, OrderStatus.Expired, null),
        new(OrderStatus.PendingReview, OrderCommand.Approve, OrderStatus.Confirmed, "orders:approve", "approveOrder"),
        new(OrderStatus.PendingReview, OrderCommand.Reject, OrderStatus.Rejected, "orders:approve", "rejectOrder"),
        new(OrderStatus.PendingReview, OrderCommand.Withdraw, OrderStatus.Draft, "orders:submit", "withdrawOrder"),
        new(OrderStatus.PendingReview, OrderCommand.Cancel, OrderStatus.Cancelled, "orders:cancel", "cancelOrder"),
        new(OrderStatus.PendingReview, OrderCommand.Expire, OrderStatus.Expired, null),
        new(OrderStatus.Rejected, OrderCommand.Revise, OrderStatus.Draft, "orders:edit", "reviseOrder"),
        new(OrderStatus.Rejected, OrderCommand.Cancel, OrderStatus.Cancelled, "orders:cancel", "cancelOrder"),
        new(OrderStatus.Confirmed, OrderCommand.Allocate, OrderStatus.Confirmed, "inventory:allocate", "allocateOrder"),
        new(OrderStatus.Confirmed, OrderCommand.Complete, OrderStatus.Completed, null),
        new(OrderStatus.Confirmed, OrderCommand.Cancel, OrderStatus.Cancelled, "orders:cancel", "cancelOrder"),
        new(OrderStatus.Confirmed, OrderCommand.Hold, OrderStatus.Confirmed, "orders:hold", "holdOrder"),
        new(OrderStatus.Confirmed, OrderCommand.Release, OrderStatus.Confirmed, "orders:hold", "releaseOrder"),
        new(OrderStatus.Completed, OrderCommand.Reopen, OrderStatus.Confirmed, "orders:reopen", "reopenOrder"),
        // An order of any status can be the pattern of a new draft, and pass to another.
        .. Enum.GetValues<OrderStatus>().Select(status => new Transition(status, OrderCommand.Copy, status, "orders:create", "copyOrder")),
        .. Enum.GetValues<OrderStatus>().Select(status => new Transition(status, OrderCommand.Assign, status, "orders:assign", "assignOrder")),
    ];

    private static readonly Dictionary<(OrderStatus From, OrderCommand Command), Transition> Transitions = Rows.ToDictionary(row => (row.From, row.Command));

    /// <summary>Every mutation field that the table knows, each once, in its order.</summary>
    public static readonly IReadOnlyList<string> AllFields = [.. Rows.SelectMany(row => row.Fields).Distinct()];

    /// <summary>The right that a mutation asks for.</summary>
    public static string PermissionOf(string field) => Rows.First(row => row.Permission is not null && row.Fields.Contains(field)).Permission!;

    extension(OrderStatus status)
    {
        /// <summary>The status that the command leads to; null where it is not allowed.</summary>
        public OrderStatus? After(OrderCommand command) => Transitions.TryGetValue((status, command), out var row) ? row.To : null;

        /// <summary>The table's rows that start here.</summary>
        public IEnumerable<Transition> Rows => OrderLifecycle.Rows.Where(row => row.From == status);

        /// <summary>Nothing leads out of it.</summary>
        public bool IsFinal => !status.Rows.Any(row => row.Moves);
    }
}
