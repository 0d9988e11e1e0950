using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Platform.Persistence;

/// <summary>EF opens nothing by itself: a connection that it opened would have no tenant.</summary>
internal sealed class OpenTripwire : DbConnectionInterceptor
{
    private const string Reason = "Only UnitOfWork opens connections: await its OpenAsync first.";

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        throw new InvalidOperationException(Reason);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException(Reason);
}
