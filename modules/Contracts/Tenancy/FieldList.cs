using OrderCloud.Contracts.Catalog;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>A field that not everybody who sees the object may see.</summary>
/// <param name="Name">As <c>customer.phone</c>.</param>
/// <param name="Description">What it tells, as a sentence.</param>
/// <param name="Beside">The permission that reading it asks for as well; null for most.</param>
public sealed record GuardedFieldInfo(string Name, string Description, string? Beside = null);

/// <summary>All guarded fields of the product. Reading and writing are granted apart, beside a role's permissions.</summary>
public static class FieldList
{
    /// <summary>Stands for all of them, custom fields too.</summary>
    public const string Every = "*";

    public static IReadOnlyList<GuardedFieldInfo> All { get; } =
    [
        new(CostRights.Field, "What a product costs the company.", CostRights.Permission),
        new("line.margin", "What the company earns on an order line."),
        new("customer.phone", "A customer's phone number."),
        new("customer.email", "A customer's e-mail address."),
        new("customer.address", "Where a customer lives and where his orders go."),
        new("customer.creditLimit", "How much credit a customer has."),
        new("supplier.price", "What a supplier charges."),
        new("order.internalNote", "Notes on orders that customers never see."),
    ];

    public static IReadOnlySet<string> Names { get; } = All.Select(field => field.Name).ToHashSet();
}
