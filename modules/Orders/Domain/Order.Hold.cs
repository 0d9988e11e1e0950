namespace OrderCloud.Orders.Domain;

// What people do to an order that is on its way: stop it, let it go on, open it again.
internal sealed partial class Order
{
    /// <summary>Stops the order and each of its fulfillments that has not left; its stock stays allocated.</summary>
    public void Hold(string reason, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Hold);
        SetHold(reason, at);
        Record(OrderEventKind.Held, by, at, ("reason", reason));
    }

    /// <summary>Lets it go on where it was stopped.</summary>
    public void Release(string? note, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Release);
        SetHold(null, at);
        Record(OrderEventKind.Released, by, at, ("note", note));
    }

    /// <summary>Opens a completed order again: it completes anew once nothing is missing after the next payment or delivery.</summary>
    public void Reopen(string reason, Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Reopen);
        CompletedAt = null;
        Record(OrderEventKind.Reopened, by, at, ("reason", reason));
        Derive();
    }

    private void SetHold(string? reason, DateTimeOffset at)
    {
        (OnHold, HoldReason) = (reason is not null, reason);

        foreach (var fulfillment in fulfillments.Where(it => it.OnHold != OnHold && (it.OnHold || it.Allows(FulfillmentCommand.Cancel))))
            fulfillment.Hold(OnHold, at);
    }
}
