namespace OrderCloud.Contracts.Tenancy;

/// <summary>A right that can be granted.</summary>
/// <param name="Name"><c>module:verb</c>; the same word is an OAuth scope.</param>
/// <param name="Description">What its holder may do, as a sentence.</param>
public sealed record PermissionInfo(string Name, string Description);

/// <summary>All rights of the product. A use case asks for one of these; a test proves it.</summary>
public static class PermissionList
{
    /// <summary>The right to fill a cart and to order what is in it.</summary>
    public const string Checkout = "orders:checkout";

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new("tenancy:read-settings", "See the company's profile and settings."),
        new("tenancy:manage-settings", "Change the company's profile and settings."),
        new("tenancy:read-members", "See who works here and in which roles."),
        new("tenancy:manage-members", "Invite people, give them roles and take roles away."),
        new("tenancy:manage-roles", "Make roles and change what they allow."),
        new("tenancy:manage-clients", "Make and revoke API clients."),
        new("tenancy:manage-webhooks", "Set up webhooks and send their events again."),
        new("tenancy:manage-fields", "Add custom fields."),
        new("tenancy:manage-plan", "Change the plan and what is paid for it."),
        new("tenancy:manage-practice", "Make and reset the practice company."),
        new("tenancy:read-audit", "Read the audit log."),
        new("tenancy:read-health", "See how the system and its connections are doing."),
        new("tenancy:export-data", "Take all of the company's data out."),
        new("tenancy:erase-person", "Erase a person's data for good."),
        new("tenancy:impersonate", "Look at the system as another member."),

        new("catalog:read", "See products and their prices."),
        new("catalog:read-cost", "See what products cost the company."),
        new("catalog:write", "Add products and change them."),
        new("catalog:manage-prices", "Change prices and price lists."),
        new("catalog:manage-promotions", "Set up promotions and vouchers."),
        new("catalog:manage-channels", "Set up sales channels and what each of them sells."),
        new("catalog:import", "Take products in from files."),
        new("catalog:export", "Write products to files."),

        new("customers:read", "See customers."),
        new("customers:write", "Add customers and change them."),
        new("customers:manage-credit", "Change credit limits and payment terms."),
        new("customers:manage-segments", "Set up customer groups."),
        new("customers:work-cases", "Work on customers' cases and complaints."),
        new("customers:self-service", "Let signed-in buyers keep their own account."),
        new("customers:import", "Take customers in from files."),
        new("customers:export", "Write customers to files."),

        new("inventory:read", "See warehouses and stock."),
        new("inventory:receive", "Book goods in."),
        new("inventory:issue", "Book goods out that no order asked for."),
        new("inventory:adjust", "Correct stock."),
        new("inventory:count", "Count stock."),
        new("inventory:approve-count", "Approve the result of a count."),
        new("inventory:transfer", "Move goods between warehouses."),
        new("inventory:approve-transfer", "Approve moves between warehouses."),
        new("inventory:inspect", "Check the quality of goods and of returns."),
        new("inventory:allocate", "Decide which warehouse serves which order."),
        new("inventory:manage-locations", "Set up warehouses and bins."),
        new("inventory:manage-policies", "Set up reorder points and allocation rules."),
        new("inventory:read-purchases", "See purchase orders."),
        new("inventory:purchase", "Order from suppliers."),
        new("inventory:approve-purchase", "Approve purchase orders."),
        new("inventory:manage-suppliers", "Add suppliers and change them."),
        new("inventory:import", "Take stock in from files."),
        new("inventory:export", "Write stock to files."),

        new("orders:read", "See orders."),
        new("orders:create", "Enter orders."),
        new("orders:edit", "Change orders."),
        new("orders:submit", "Submit orders and withdraw them."),
        new(Checkout, "Let buyers fill a cart and order."),
        new("orders:cancel", "Cancel orders."),
        new("orders:override-price", "Sell at a price other than the list's."),
        new("orders:override-credit", "Let an order through beyond the customer's credit."),
        new("orders:override-payment", "Ship before the payment that a rule asks for."),
        new("orders:review", "Claim orders that wait for review."),
        new("orders:approve", "Approve and reject orders, up to the role's limit."),
        new("orders:hold", "Hold orders and release them."),
        new("orders:assign", "Give orders to other members."),
        new("orders:reopen", "Open completed orders again."),
        new("orders:merge", "Merge and split orders."),
        new("orders:fulfill", "Pick and pack orders."),
        new("orders:ship", "Hand parcels to the carrier."),
        new("orders:deliver", "Confirm deliveries."),
        new("orders:manage-exceptions", "Report and resolve trouble on the way."),
        new("orders:request-return", "Ask for returns."),
        new("orders:approve-return", "Approve and decline returns."),
        new("orders:manage-rules", "Set up review rules."),
        new("orders:manage-workflow", "Add steps to the order's way."),
        new("orders:import", "Take orders in from files."),
        new("orders:export", "Write orders to files."),

        new("payments:read", "See payments."),
        new("payments:record", "Record money that came in and match it to orders."),
        new("payments:capture", "Capture authorised payments."),
        new("payments:void", "Void authorised payments."),
        new("payments:refund", "Pay money back."),
        new("payments:invoice", "Issue invoices and credit notes."),
        new("payments:reconcile", "Match payouts with the bank."),
        new("payments:read-journal", "See the journal of entries."),
        new("payments:export-journal", "Write the journal to files."),
        new("payments:manage-methods", "Set up payment methods."),
        new("payments:manage-terms", "Set up payment terms."),

        new("analytics:read", "See sales figures."),
        new("analytics:read-margin", "See margins."),
        new("analytics:read-staff", "See figures of single members."),
        new("analytics:manage-views", "Set up dashboards and saved views."),
        new("analytics:export", "Write figures to files."),
        new("analytics:share", "Share figures with people outside."),
    ];

    /// <summary>Granted to programs and buyers by whoever manages clients, though no member holds them.</summary>
    public static IReadOnlySet<string> ForClientsOnly { get; } = new HashSet<string>([Checkout, "customers:self-service"]);

    /// <summary>All that a publishable key can hold, whoever makes it: what anybody may know, and what anybody may do for himself.</summary>
    public static IReadOnlySet<string> Public { get; } = new HashSet<string>(["catalog:read", Checkout]);

    public static IReadOnlySet<string> Names { get; } = All.Select(permission => permission.Name).ToHashSet();
}
