using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// A context that sees several tenants: sign-in by e-mail, the outbox pump, retention. Not registered in the container,
/// so no request can be given one; made by <see cref="SystemWork"/> alone. Its tables are migrated by the module that owns them.
/// </summary>
public abstract class SystemDb(DbContextOptions options) : UnitDb(options);

/// <summary>What work across tenants may do with the rows of one kind. The database grants its role this and no more.</summary>
/// <param name="Reads">Properties it sees; null for all.</param>
/// <param name="Writes">Properties it sets.</param>
public sealed record SystemRight(Type Row, IReadOnlyList<string>? Reads, IReadOnlyList<string> Writes, bool Deletes)
{
    /// <param name="reads">None for all.</param>
    public static SystemRight On<TRow>(string[]? reads = null, string[]? writes = null, bool deletes = false) where TRow : ITenantOwned =>
        new(typeof(TRow), reads, writes ?? [], deletes);
}

/// <summary>A context across tenants, and its rights.</summary>
public sealed record RegisteredSystemDb(Type Context, IReadOnlyList<SystemRight> Rights);

/// <summary>The one door to work across tenants. Each use names its reason and is counted; the counts go into a file that no role of the database can write.</summary>
public sealed partial class SystemWork(IServiceProvider services, Database database, IEnumerable<RegisteredSystemDb> registered, ILogger<SystemWork> logger)
{
    private readonly Lock counting = new();
    private Dictionary<string, int> uses = [];

    /// <summary>Has somebody write down how often each reason was given since this was done last; what he could not write is told again the next time.</summary>
    public void TellUses(Action<IReadOnlyDictionary<string, int>> write)
    {
        Dictionary<string, int> told;

        lock (counting)
            (told, uses) = (uses, []);

        try
        {
            write(told);
        }
        catch
        {
            foreach (var (reason, times) in told)
                Count(reason, times);

            throw;
        }
    }

    /// <summary>Reads or writes by conditional updates, outside any request.</summary>
    /// <param name="reason">For the log: which job needs to see more than one tenant.</param>
    public async Task<TResult> RunAsync<TDb, TResult>(string reason, Func<TDb, CancellationToken, Task<TResult>> work, CancellationToken ct) where TDb : SystemDb
    {
        if (registered.All(it => it.Context != typeof(TDb)))
            throw new InvalidOperationException($"{typeof(TDb).Name} has no rights: register it by AddSystemDb.");

        Count(reason, times: 1);
        Used(reason);

        await using var unit = new UnitOfWork(database, database.CreateSystemConnection(), tenant: null, system: true);
        var options = new DbContextOptionsBuilder<TDb>();
        database.Configure(options, unit.Connection, "system");
        await using var db = ActivatorUtilities.CreateInstance<TDb>(services, options.Options);
        await unit.OpenAsync(ct);

        return await work(db, ct);
    }

    private void Count(string reason, int times)
    {
        lock (counting)
            uses[reason] = uses.GetValueOrDefault(reason) + times;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Work across tenants: {Reason}")]
    private partial void Used(string reason);
}
