using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// One connection and at most one transaction, shared by all contexts of a scope. The only code that opens connections;
/// it names the tenant to the database right after opening, before BEGIN, for queries too.
/// </summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    /// <summary>Tells of what <see cref="ReadAsync"/> sends, as EF tells of its own.</summary>
    public const string ListenerName = "OrderCloud.Persistence";

    /// <summary>The events of it, each with the <see cref="DbCommand"/>.</summary>
    public const string StatementExecuting = nameof(StatementExecuting), StatementExecuted = nameof(StatementExecuted);

    private static readonly DiagnosticListener Statements = new(ListenerName);

    private readonly Database database;
    private readonly Guid? tenant;
    private readonly bool system;
    private readonly Func<IChangeLog?>? log;
    private readonly DataKeyStore? dataKeys;
    private readonly List<UnitDb> contexts = [];
    private readonly List<Action> afterCommit = [];
    private DbTransaction? transaction;
    private IDisposable? turn;
    private bool isReleased;

    /// <param name="log">Where a tenant's changes are written down; asked when there are some.</param>
    /// <param name="dataKeys">Null where no tenant's key will be needed.</param>
    internal UnitOfWork(Database database, DbConnection connection, Guid? tenant, bool system = false, Func<IChangeLog?>? log = null, DataKeyStore? dataKeys = null) =>
        (this.database, Connection, this.tenant, this.system, this.log, this.dataKeys) = (database, connection, tenant, system, log, dataKeys);

    /// <summary>What the contexts have saved.</summary>
    public ChangeCapture Changes { get; } = new();

    internal DbConnection Connection { get; }

    internal Guid? Tenant => tenant;

    internal DbTransaction? Transaction => transaction;

    /// <summary>Opens and seals the tenant's columns; null for a tenant that never wrote anything, and before the connection is open where this process hasn't read it yet.</summary>
    internal DataKey? DataKey
    {
        get => field ??= tenant is { } id ? dataKeys?.Known(id) : null;
        private set;
    }

    /// <summary>Whether all is there that is asked for before any statement runs; the first one then opens the connection, and may never come.</summary>
    internal bool IsReady => DataKey is not null;

    /// <inheritdoc cref="Database.NumbersParameters"/>
    internal bool NumbersParameters => database.NumbersParameters;

    /// <summary>Whether the connection is open and the database doesn't know yet for whom: nothing may be sent before or without the name.</summary>
    internal bool IsNameless { get; private set; }

    /// <summary>Opens the connection if it is not open yet.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        if (IsNameless || Connection.State is not ConnectionState.Open)
            await OpenNamedAsync(ct);

        if (DataKey is null && dataKeys is not null && tenant is { } id)
            DataKey = await dataKeys.FindAsync(Connection, transaction, id, ct);
    }

    /// <summary>Opens the connection for a statement that follows at once, and leaves the tenant's name to it where the database takes both together.</summary>
    internal async Task OpenForStatementAsync(CancellationToken ct)
    {
        if (!database.TakesNameWithStatement || (DataKey is null && dataKeys is not null))
        {
            await OpenAsync(ct);
        }
        else if (Connection.State is not ConnectionState.Open)
        {
            await Connection.OpenAsync(ct);
            IsNameless = true;
        }
    }

    /// <summary>Names the tenant and reads.</summary>
    internal Task<DbDataReader> ReadNamedAsync(DbCommand command, CancellationToken ct)
    {
        IsNameless = false;

        return database.ReadNamedAsync(command, tenant, ct);
    }

    /// <summary>Reads by a statement that doesn't go through EF, after opening the connection for it where nobody has.</summary>
    /// <param name="context">Whose statement it is.</param>
    internal Task<DbDataReader> ReadAsync(ICurrentDbContext context, DbCommand command, CancellationToken ct)
    {
        // Functions that EF's statements may call are added to the connection with the context's services.
        if (!database.TakesConnectionLate)
            context.Context.GetService<IRelationalConnection>();

        // A connection is mostly at hand: one step less to wait in.
        return OpenForStatementAsync(ct) is { IsCompletedSuccessfully: false } opening ? OpenAndReadAsync(opening, command, ct) : ReadOpenAsync(command, ct);
    }

    private async Task<DbDataReader> OpenAndReadAsync(Task opening, DbCommand command, CancellationToken ct)
    {
        await opening;

        return await ReadOpenAsync(command, ct);
    }

    private Task<DbDataReader> ReadOpenAsync(DbCommand command, CancellationToken ct)
    {
        command.Transaction = transaction;

        return Statements.IsEnabled() ? TellAsync(command, ct) : SendAsync(command, ct);
    }

    private Task<DbDataReader> SendAsync(DbCommand command, CancellationToken ct) => IsNameless ? ReadNamedAsync(command, ct) : command.ExecuteReaderAsync(ct);

    private async Task<DbDataReader> TellAsync(DbCommand command, CancellationToken ct)
    {
        Statements.Write(StatementExecuting, command);
        var reader = await SendAsync(command, ct);
        Statements.Write(StatementExecuted, command);

        return reader;
    }

    private async Task OpenNamedAsync(CancellationToken ct)
    {
        if (!IsNameless)
            await Connection.OpenAsync(ct);

        IsNameless = false;

        try
        {
            await database.PrepareAsync(Connection, tenant, system, ct);
        }
        catch
        {
            // Open without its tenant's name it would find nothing, and whoever came next would take that for the answer.
            await Connection.CloseAsync();

            throw;
        }
    }

    /// <summary>Gives the connection back while there is nothing to do. Opening again names the tenant again.</summary>
    internal async Task CloseAsync()
    {
        if (transaction is not null)
            throw new InvalidOperationException("A transaction keeps its connection.");

        IsNameless = false;
        await Connection.CloseAsync();
    }

    public async Task BeginAsync(CancellationToken ct)
    {
        await OpenAsync(ct);
        turn = await database.TakeWriteTurnAsync(ct);
        transaction = await database.BeginAsync(Connection, ct);

        if (DataKey is null && dataKeys is not null && tenant is { } id)
        {
            var made = DataKey = await dataKeys.MakeAsync(Connection, transaction, id, ct);
            AfterCommit(() => dataKeys.Keep(id, made));
        }

        foreach (var context in contexts)
            Join(context);
    }

    /// <summary>Writes what the contexts hold, without ending the transaction: for a handler that needs its rows in the database early.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        if (transaction is null)
            throw new InvalidOperationException("Nothing is written outside a transaction.");

        foreach (var context in contexts)
            await context.SaveChangesAsync(ct);
    }

    /// <summary>Writes what one context holds and leaves the others alone, so that a half-made object of theirs isn't saved twice.</summary>
    public Task FlushAsync(UnitDb context, CancellationToken ct) => transaction is not null
        ? context.SaveChangesAsync(ct)
        : throw new InvalidOperationException("Nothing is written outside a transaction.");

    /// <summary>Writes everything and commits, or throws and leaves nothing.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await FlushAsync(ct);

        // Last of all: what the log locks is every rival's of the tenant, and nothing else is waited for while it is held.
        if (tenant is not null && Changes.Take() is [_, ..] changes && log?.Invoke() is { } written)
            await written.AppendAsync(changes, ct);

        await transaction!.CommitAsync(ct);
        await transaction.DisposeAsync();
        transaction = null;
        turn?.Dispose();

        foreach (var action in afterCommit)
            action();

        afterCommit.Clear();
    }

    /// <summary>Runs something of this process once the commit stands, e.g. wakes a dispatcher. Never runs after a roll-back.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();

        turn?.Dispose();

        if (!isReleased)
            await Connection.DisposeAsync();
    }

    /// <summary>Hands the connection, open as it is, to another scope of the same tenant, which disposes of it.</summary>
    internal DbConnection Release()
    {
        if (transaction is not null)
            throw new InvalidOperationException("A transaction keeps its connection.");

        if (IsNameless)
            throw new InvalidOperationException("The connection was opened for a statement that never came.");

        isReleased = true;

        return Connection;
    }

    internal void Enlist(UnitDb context)
    {
        contexts.Add(context);
        context.Unit = this;

        if (transaction is not null)
            Join(context);
    }

    // A save that fails ends the whole transaction: EF's savepoints around each would go there and back twice for nothing.
    private void Join(UnitDb context)
    {
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(transaction);
    }
}
