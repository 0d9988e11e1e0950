using OrderCloud.Contracts;

namespace OrderCloud.Orders.Domain;

/// <summary>A draft as a file has it.</summary>
/// <param name="ContentHash">Tells whether the file has changed it.</param>
internal sealed record DraftSource(string Channel, string Number, string ContentHash, OrderHead Head, IReadOnlyList<LineEntry> Lines);

// Drafts that come from a file.
internal sealed partial class Order
{
    /// <summary>What the timeline calls an edit by a file.</summary>
    public const string FileChange = "FILE";

    /// <summary>Makes a draft like any other, and remembers where it came from.</summary>
    public static Order FromFile(DraftSource source, string currency, RoundingMode rounding, Actor by, DateTimeOffset at)
    {
        var order = Draft(source.Head, source.Lines, currency, rounding, by, at);
        (order.Channel, order.ExternalId, order.ContentHash) = (source.Channel, source.Number, source.ContentHash);

        return order;
    }

    /// <summary>Takes over what the file says now. Only for a draft that nobody edited here.</summary>
    public void UpdateFromFile(DraftSource source, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Edit);
        ContentHash = source.ContentHash;
        Set(source.Head);
        var before = lines.ToList();
        Append(source.Lines);
        before.ForEach(line => lines.Remove(line));
        Edited(by, at, ("change", FileChange), ("number", source.Number));
    }
}
