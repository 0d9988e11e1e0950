using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>The file would bring what the caller may not make by hand either.</summary>
/// <param name="Permission">The right that he lacks.</param>
internal sealed record ImportRightMissingError(string Permission, params string[] Field)
    : Error("IMPORT_RIGHT_MISSING", $"What this makes of a file asks for the right {Permission}, as it does by hand. Choose otherwise, or ask somebody who has that right or gives out roles.", Field);

/// <summary>What an import asks of whoever starts it beside the right to import: nobody gets more by file than by hand.</summary>
internal static class ImportRights
{
    // A history comes in priced, confirmed, delivered and paid whatever the rules here say, and brings returns and corrections of stock.
    private static readonly Permission[] ofHistory =
    [
        OrderPermissions.OverridePrice, OrderPermissions.Submit, OrderPermissions.Approve, OrderPermissions.Fulfill, OrderPermissions.Ship, OrderPermissions.Deliver,
        OrderPermissions.RecordPayments, OrderPermissions.ApproveReturns, OrderPermissions.Refund, OrderPermissions.AdjustStock,
    ];

    extension(Caller caller)
    {
        /// <summary>The first right that he lacks to have any file of the layout; null when none. What he lacks for single rows, their errors say.</summary>
        public Permission? LacksFor(ImportLayout layout) => caller.May(OrderPermissions.Create) ? caller.LacksForHistory(layout) : OrderPermissions.Create;

        /// <summary>Null when he may import files of the layout.</summary>
        public ImportRightMissingError? RefusesImport(ImportLayout layout, string field) => caller.LacksFor(layout) is { } lacked ? new(lacked.Name, "input", field) : null;

        /// <summary>Null when he may himself make all that the layout says is to be made.</summary>
        public ImportRightMissingError? RefusesProfile(ImportLayout layout) =>
            caller.LacksForHistory(layout) is { } lacked ? new(lacked.Name, "input", "isHistory")
            : layout.UnknownSku is UnknownPolicy.Create && !caller.MayMakeProducts ? new(OrderPermissions.WriteProducts.Name, "input", "unknownSku")
            : layout.UnknownCustomer is UnknownPolicy.Create && !caller.MayMakeCustomers ? new(OrderPermissions.WriteCustomers.Name, "input", "unknownCustomer")
            : null;

        public bool MayMakeProducts => caller.May(OrderPermissions.WriteProducts);

        public bool MayMakeCustomers => caller.May(OrderPermissions.WriteCustomers);

        private Permission? LacksForHistory(ImportLayout layout) => layout.IsHistory ? ofHistory.Where(permission => !caller.May(permission)).Cast<Permission?>().FirstOrDefault() : null;
    }
}
