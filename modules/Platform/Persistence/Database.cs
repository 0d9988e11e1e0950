using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Persistence.Guards;

namespace OrderCloud.Platform.Persistence;

/// <summary>What differs between the three databases. One instance per installation, which holds its pools of connections.</summary>
public abstract class Database(string connection, string ownerConnection, string systemConnection) : IDisposable
{
    /// <summary>Longest time that one command may take, in seconds; imports and migrations excepted.</summary>
    protected const int CommandSeconds = 5;

    public abstract string Name { get; }

    private protected abstract EfServices Ef { get; }

    /// <summary>The setting that says where the owner finds the database.</summary>
    public string OwnerSetting { get; init; } = "Database:OwnerConnection";

    /// <summary>How many values one statement of a bulk insert may carry.</summary>
    internal abstract int ParametersPerCommand { get; }

    /// <summary>What an INSERT ends with that lets a row stand which is there already; empty where the database would have it fail, and the work run again.</summary>
    internal virtual string UnlessThere => " ON CONFLICT DO NOTHING";

    /// <summary>A table's name in plain SQL.</summary>
    internal virtual string Qualified(string schema, string table) => $"\"{schema}\".\"{table}\"";

    /// <summary>Overwrites what lay in the clear before it was sealed; null where the database does so by itself in time.</summary>
    internal virtual string? Scrub => null;

    /// <summary>Stands in line where only one may write at a time.</summary>
    /// <returns>Disposed of when the transaction is over; null where nobody needs to wait.</returns>
    public virtual Task<IDisposable?> TakeWriteTurnAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    protected string ServingConnection => connection;

    protected string OwnerConnection => ownerConnection;

    protected string SystemConnection => systemConnection;

    public DbConnection CreateConnection() => Create(connection);

    /// <summary>For work across tenants; its role has rights to a few columns only.</summary>
    public DbConnection CreateSystemConnection() => Create(systemConnection);

    /// <summary>Has the right to change tables; used by migrations only.</summary>
    public DbConnection CreateOwnerConnection() => Create(ownerConnection);

    /// <summary>Points a context at a connection that <see cref="UnitOfWork"/> opens.</summary>
    /// <param name="connection">Null where each context is handed its own later.</param>
    /// <param name="isSealed">Whether texts of the context's are sealed.</param>
    public void Configure(DbContextOptionsBuilder options, DbConnection? connection, string historySchema, bool isSealed = false)
    {
        Use(options, connection, historySchema);
        options.UseInternalServiceProvider(Ef.Of(isSealed));

        // A lost race fails a command and is tried again: no error yet. Whoever gives up logs the exception, with what it was doing.
        options.ConfigureWarnings(warnings => warnings
            .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug))
            .Throw(RelationalEventId.MultipleCollectionIncludeWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
    }

    /// <summary>Whether a context may be handed its connection after its options.</summary>
    internal virtual bool TakesConnectionLate => true;

    /// <summary>Names the tenant to the database session. Runs right after opening and before BEGIN, with an empty value where there is no tenant.</summary>
    /// <param name="system">True for work across tenants.</param>
    public abstract Task PrepareAsync(DbConnection connection, Guid? tenant, bool system, CancellationToken ct);

    /// <summary>Whether statements take their values by number (<c>$1</c>) at less cost than by name.</summary>
    internal virtual bool NumbersParameters => false;

    /// <summary>Whether <see cref="ReadNamedAsync"/> works here.</summary>
    internal virtual bool TakesNameWithStatement => false;

    /// <summary>Names the tenant to the database session and reads, in one message. Closes the connection where that fails: it may have no name.</summary>
    /// <param name="command">Its parameters pass to what is sent in its place.</param>
    internal virtual Task<DbDataReader> ReadNamedAsync(DbCommand command, Guid? tenant, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Begins a transaction that writes.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    /// <summary>True for a lost race (deadlock, serialization failure, busy, lock time-out): the whole mutation may run again.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>True when the database can't be reached, or takes no more connections just now: nothing is wrong with the request.</summary>
    public virtual bool IsUnavailable(Exception exception) => Find<DbException>(exception) is { IsTransient: true };

    /// <summary>True when a unique key was tripped.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>True when the same work in a fresh scope may well succeed: a lost lock, a lost version, a row that a rival inserted first.</summary>
    public bool IsLostRace(Exception exception) => IsTransient(exception) || IsDuplicate(exception) || Find<DbUpdateConcurrencyException>(exception) is not null;

    /// <summary>Runs work that makes a scope of its own; when it loses a race it runs again, whole, after a pause with jitter.</summary>
    /// <param name="attempts">How often at most: more for what nobody waits for.</param>
    /// <param name="evenIfUnavailable">True to try again too where no connection is to be had, for work that nobody would repeat by himself.</param>
    public async Task<T> RepeatAsync<T>(Func<Task<T>> work, CancellationToken ct, int attempts = 5, bool evenIfUnavailable = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception race) when (attempt < attempts && (IsLostRace(race) || (evenIfUnavailable && IsUnavailable(race))))
            {
                await Task.Delay(Random.Shared.Next(5, 20 << attempt), ct);
            }
        }
    }

    /// <summary>Closes what connections rest in the pools.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What makes the database itself keep tenants apart, made from the models; each statement may be run again.</summary>
    internal abstract IEnumerable<string> GuardScript(IReadOnlyList<GuardedTable> tables);

    /// <summary>Which guards were installed last; 0 for none.</summary>
    internal abstract Task<int> ReadGuardMarkAsync(DbConnection connection, CancellationToken ct);

    internal abstract string WriteGuardMark(int mark);

    /// <summary>Takes away, before tables are changed, what would stand in the way. They are guarded again before anybody is served.</summary>
    internal virtual Task LiftGuardsAsync(DbConnection connection, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Tables with tenants' rows that lack a guard.</summary>
    /// <param name="shared">Tables that are asked before the tenant is known, and have no guard.</param>
    internal abstract DbCommand MissingGuards(DbConnection connection, IReadOnlyList<string> shared);

    /// <summary>The setting that holds a serving connection.</summary>
    /// <param name="system">True for that of work across tenants.</param>
    internal static string SettingOf(bool system) => system ? "Database:SystemConnection" : "Database:Connection";

    /// <summary>Why the role of a connection must not serve, as the end of a sentence; null when nothing speaks against it.</summary>
    /// <param name="system">True for that of work across tenants.</param>
    internal virtual Task<string?> UnsafeRoleAsync(DbConnection connection, bool system, CancellationToken ct) => Task.FromResult<string?>(null);

    protected abstract void Use(DbContextOptionsBuilder options, DbConnection? connection, string historySchema);

    protected abstract DbConnection Create(string connectionString);

    private protected static DbCommand Command(DbConnection connection, string text, params DbParameter[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddRange(parameters);

        return command;
    }

    protected static T? Find<T>(Exception? exception) where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is T found)
                return found;

        return null;
    }
}
