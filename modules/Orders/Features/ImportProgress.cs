using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Which import.</param>
internal sealed record ImportProgressArguments(Id<ImportJob> Id);

/// <summary>An import has moved on.</summary>
/// <param name="EventId">Known ids are repetitions.</param>
/// <param name="ImportJob">As it is now.</param>
internal sealed record ImportProgressed(string EventId, DateTimeOffset OccurredAt, ImportJob ImportJob) : IStreamEvent;

/// <summary>Follows an import: an event whenever its status changes or another chunk of documents is written.</summary>
internal sealed class ImportProgress(OrdersDb db) : Subscription<ImportProgressArguments, ImportProgressed>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override string Topic(ImportProgressArguments arguments) => ImportNotices.Topic(arguments.Id);

    public override Task<ImportProgressed?> LoadAsync(ImportProgressArguments arguments, EventNotice notice, CancellationToken ct) => ReadAsync(db, notice, ct);

    internal static async Task<ImportProgressed?> ReadAsync(OrdersDb db, EventNotice notice, CancellationToken ct) =>
        await db.Imports.AsNoTracking().SingleOrDefaultAsync(job => job.Id == notice.ObjectId, ct) is { } job ? new(notice.EventId.ToString("N"), notice.OccurredAt, job) : null;
}
