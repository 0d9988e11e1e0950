using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features;

/// <summary>Follows all imports: an event whenever the status of one changes or another chunk of its documents is written.</summary>
internal sealed class ImportsChanged(OrdersDb db) : Subscription<NoArguments, ImportProgressed>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override string Topic(NoArguments arguments) => ImportNotices.All;

    public override Task<ImportProgressed?> LoadAsync(NoArguments arguments, EventNotice notice, CancellationToken ct) => ImportProgress.ReadAsync(db, notice, ct);
}
