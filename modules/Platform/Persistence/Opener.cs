using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// EF opens and closes nothing by itself: a connection that it opened would have no tenant. Where a context needs the connection and
/// nobody has opened it, <see cref="UnitOfWork"/> does, as it always does, and keeps it open until it ends.
/// </summary>
internal sealed class Opener : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        throw new InvalidOperationException("Opening is asynchronous here.");

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not UnitDb { Unit: { } unit })
            throw new InvalidOperationException("Only UnitOfWork opens connections, and this context belongs to none.");

        await unit.OpenAsync(cancellationToken);

        return InterceptionResult.Suppress();
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => ValueTask.FromResult(InterceptionResult.Suppress());
}
