using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which draft to delete, and the version that you saw.</summary>
internal sealed record DeleteOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>What was deleted.</summary>
/// <param name="DeletedId">The id that the draft had.</param>
internal sealed record DeletedOrder(Id<Order> DeletedId) : IPayload;

/// <summary>Deletes a draft that has never been submitted; one that a file made is made again when the file is imported again. Anything with a number can only be cancelled.</summary>
internal sealed class DeleteOrder(OrdersDb db)
    : Mutation<DeleteOrderInput, DeletedOrder, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, OrderNumberedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(DeleteOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (order.Status.After(OrderCommand.Delete) is null)
            return new OrderNotDraftError(order.Status, order.Allowed);

        if (order.Number is { } given)
            return new OrderNumberedError(given, order.Allowed);

        db.Orders.Remove(order);

        // Its file, sent again, makes it again.
        if (order.ExternalId is { } number && await db.ImportedDocuments.SingleOrDefaultAsync(it => it.Channel == order.Channel && it.Kind == SourceKind.Order && it.Number == number, ct) is { } imported)
            db.ImportedDocuments.Remove(imported);

        return new DeletedOrder(input.Id);
    }
}
