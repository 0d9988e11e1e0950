using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// SQLite has one writer at a time, and those who wait look again every now and then, in no order: beside an import a small write
/// could wait for ever. In this process writers stand in line; transactions take their turn when they begin, single statements here.
/// </summary>
internal sealed class WriteTurns : DbCommandInterceptor, IDisposable
{
    // Whoever waited so long goes on without a turn, and the database decides.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim line = new(1, 1);
    private readonly ConcurrentDictionary<DbCommand, IDisposable> taken = new();

    public async Task<IDisposable?> TakeAsync(CancellationToken ct) => await line.WaitAsync(Patience, ct) ? new Turn(line) : null;

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null && await TakeAsync(cancellationToken) is { } turn)
            taken[command] = turn;

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(command);

        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(command);

        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(command);

        return Task.CompletedTask;
    }

    public void Dispose() => line.Dispose();

    private void Leave(DbCommand command)
    {
        if (taken.TryRemove(command, out var turn))
            turn.Dispose();
    }

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                line.Release();
        }
    }
}
