using OrderCloud.Contracts.Inventory;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders;

internal static class OrderPermissions
{
    public static readonly Permission Read = new("orders:read");
    public static readonly Permission Create = new("orders:create");
    public static readonly Permission Edit = new("orders:edit");
    public static readonly Permission Submit = new("orders:submit");
    public static readonly Permission Checkout = new("orders:checkout");
    public static readonly Permission Cancel = new("orders:cancel");
    public static readonly Permission OverridePrice = new("orders:override-price");
    public static readonly Permission Review = new("orders:review");
    public static readonly Permission Approve = new("orders:approve");
    public static readonly Permission Hold = new("orders:hold");
    public static readonly Permission Reopen = new("orders:reopen");
    public static readonly Permission Fulfill = new("orders:fulfill");
    public static readonly Permission Ship = new("orders:ship");
    public static readonly Permission Deliver = new("orders:deliver");
    public static readonly Permission Import = new("orders:import");

    /// <summary>Who lacks it is told that there is not enough, and not how much there is.</summary>
    public static readonly Permission ReadStock = new(StockRights.Read);

    /// <summary>Stock is given by those who may allocate it, whatever asks for it.</summary>
    public static readonly Permission Allocate = new("inventory:allocate");
    public static readonly Permission Assign = new("orders:assign");

    // What a file may bring beside orders: each asks for the right that making it by hand does.
    public static readonly Permission WriteProducts = new("catalog:write");
    public static readonly Permission WriteCustomers = new("customers:write");
    public static readonly Permission RecordPayments = new("payments:record");
    public static readonly Permission ApproveReturns = new("orders:approve-return");
    public static readonly Permission Refund = new("payments:refund");
    public static readonly Permission AdjustStock = new("inventory:adjust");
}
