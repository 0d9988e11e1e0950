using OrderCloud.Contracts;
using OrderCloud.Contracts.Customers;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Orders.Domain;

/// <summary>What stands on a draft beside its lines.</summary>
/// <param name="CustomerId">Null for a walk-in sale.</param>
/// <param name="ShippingNet">Minor units.</param>
/// <param name="FeesNet">Minor units.</param>
internal sealed record OrderHead(Guid? CustomerId, string? CustomerName, Address? ShipTo, Address? BillTo, string? Note, long ShippingNet, long FeesNet, DateTimeOffset? ValidUntil)
{
    /// <summary>Puts a customer on it; his addresses fill what is empty.</summary>
    public OrderHead For(CustomerInfo customer) => this with
    {
        CustomerId = customer.CustomerId,
        CustomerName = customer.Name,
        ShipTo = ShipTo ?? customer.ShippingAddress,
        BillTo = BillTo ?? customer.BillingAddress ?? customer.ShippingAddress,
    };
}

// Writing a draft.
internal sealed partial class Order
{
    /// <summary>Most lines that an order entered by hand may have.</summary>
    public const int MaxLines = 1_000;

    public OrderHead Head => new(CustomerId, CustomerName, ShipTo, BillTo, Note, ShippingNet, FeesNet, ValidUntil);

    /// <summary>Makes a draft.</summary>
    /// <param name="copiedFrom">Number or id of the order that was the pattern.</param>
    public static Order Draft(OrderHead head, IEnumerable<LineEntry> entries, string currency, RoundingMode rounding, Actor by, DateTimeOffset at, string? copiedFrom = null)
    {
        var order = new Order { Currency = currency, Rounding = rounding, CreatedAt = at, MakerId = by.Id == Guid.Empty ? null : by.Id, MakerName = by.Name, AssigneeId = by.IsMember ? by.Id : null, AssigneeName = by.IsMember ? by.Name : null };
        order.Set(head);
        order.Append(entries);
        order.MadeBy(by);
        order.Record(OrderEventKind.Created, by, at, ("copiedFrom", copiedFrom));
        order.Derive();

        return order;
    }

    public void Edit(OrderHead head, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Edit);
        Set(head);
        Edited(by, at, ("change", "HEAD"));
    }

    public void AddLines(IReadOnlyList<LineEntry> entries, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Edit);
        Append(entries);
        Edited(by, at, ("change", "LINES_ADDED"), ("skus", Skus(entries)));
    }

    public void ChangeLine(OrderLine line, long quantity, long unitPrice, long discount, string? discountReason, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Edit);
        line.Change(quantity, unitPrice, discount, discountReason);
        Edited(by, at, ("change", "LINE_CHANGED"), ("sku", line.Sku), ("quantity", Quantity(quantity)));
    }

    public void RemoveLine(OrderLine line, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Edit);
        lines.Remove(line);
        Edited(by, at, ("change", "LINE_REMOVED"), ("sku", line.Sku), ("quantity", Quantity(line.Quantity)));
    }

    private static string Skus(IReadOnlyList<LineEntry> entries)
    {
        const int shown = 20;
        var first = string.Join(", ", entries.Take(shown).Select(entry => entry.Sku));

        return entries.Count > shown ? $"{first}, … ({entries.Count})" : first;
    }

    private void Edited(Actor by, DateTimeOffset at, params ReadOnlySpan<(string Key, string? Value)> data)
    {
        MadeBy(by);
        Record(OrderEventKind.Edited, by, at, data);
        Derive();
    }

    private void Set(OrderHead head)
    {
        (CustomerId, CustomerName, CustomerPinyin, ShipTo, BillTo) = (head.CustomerId, head.CustomerName, head.CustomerName?.InPinyin(), head.ShipTo, head.BillTo);
        (Note, ShippingNet, FeesNet, ValidUntil) = (head.Note, head.ShippingNet, head.FeesNet, head.ValidUntil);
    }

    private void Append(IEnumerable<LineEntry> entries)
    {
        var next = lines.Count == 0 ? 1 : lines.Max(line => line.LineNumber) + 1;

        foreach (var entry in entries)
            lines.Add(new OrderLine(next++, entry, Currency));
    }
}
