using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Persistence;

/// <summary>What differs between the three databases. Stateless; one instance per installation.</summary>
public abstract class Database(string connection, string ownerConnection)
{
    /// <summary>Longest time that one command may take, in seconds; imports and migrations excepted.</summary>
    protected const int CommandSeconds = 5;

    public abstract string Name { get; }

    /// <summary>How many values one statement of a bulk insert may carry.</summary>
    internal abstract int ParametersPerCommand { get; }

    /// <summary>Stands in line where only one may write at a time.</summary>
    /// <returns>Disposed of when the transaction is over; null where nobody needs to wait.</returns>
    public virtual Task<IDisposable?> TakeWriteTurnAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    protected string ServingConnection => connection;

    protected string OwnerConnection => ownerConnection;

    public DbConnection CreateConnection() => Create(connection);

    /// <summary>Has the right to change tables; used by migrations only.</summary>
    public DbConnection CreateOwnerConnection() => Create(ownerConnection);

    /// <summary>Points a context at a connection that <see cref="UnitOfWork"/> opens.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, DbConnection connection, string historySchema);

    /// <summary>Names the tenant to the database session. Runs right after opening and before BEGIN, with an empty value where there is no tenant.</summary>
    public abstract Task PrepareAsync(DbConnection connection, Guid? tenant, CancellationToken ct);

    /// <summary>Begins a transaction that writes.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    /// <summary>True for a lost race (deadlock, serialization failure, busy, lock time-out): the whole mutation may run again.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>True when a unique key was tripped.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>True when the same work in a fresh scope may well succeed: a lost lock, a lost version, a row that a rival inserted first.</summary>
    public bool IsLostRace(Exception exception) => IsTransient(exception) || IsDuplicate(exception) || Find<DbUpdateConcurrencyException>(exception) is not null;

    protected abstract DbConnection Create(string connectionString);

    protected static T? Find<T>(Exception? exception) where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is T found)
                return found;

        return null;
    }
}
