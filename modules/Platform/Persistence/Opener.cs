using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// EF opens and closes nothing by itself: a connection that it opened would have no tenant. Where a context needs the connection and
/// nobody has opened it, <see cref="UnitOfWork"/> does, and keeps it open until it ends. It does so for a statement that follows at once,
/// which can take the tenant's name along: most requests send two statements, and so go there and back once.
/// </summary>
internal sealed class Opener : DbConnectionInterceptor, IDbCommandInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        throw new InvalidOperationException("Opening is asynchronous here.");

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not UnitDb { Unit: { } unit })
            throw new InvalidOperationException("Only UnitOfWork opens connections, and this context belongs to none.");

        await unit.OpenForStatementAsync(cancellationToken);

        return InterceptionResult.Suppress();
    }

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Nameless(eventData) is { } unit ? InterceptionResult<DbDataReader>.SuppressWithResult(await unit.ReadNamedAsync(command, cancellationToken)) : result;

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Nameless(eventData) is { } unit)
            await unit.OpenAsync(cancellationToken);

        return result;
    }

    public async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        if (Nameless(eventData) is { } unit)
            await unit.OpenAsync(cancellationToken);

        return result;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => ValueTask.FromResult(InterceptionResult.Suppress());

    private static UnitOfWork? Nameless(CommandEventData statement) => statement.Context is UnitDb { Unit: { IsNameless: true } unit } ? unit : null;
}
