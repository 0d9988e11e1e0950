using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence.Guards;
using OrderCloud.Platform.Sealing;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// The database owner's steps: brings every registered context's tables up to date, one chain after the other, then has the database
/// itself keep tenants apart. Migrations can't hold the guards: EF rebuilds tables of SQLite, and their triggers are gone.
/// </summary>
public sealed class Migrator(IServiceProvider services, Database database, IEnumerable<RegisteredDb> registered, IEnumerable<RegisteredSystemDb> system, GuardSweep sweep, DataKeyStore dataKeys)
{
    /// <summary>No row belongs to it: a context made for migrations can neither read nor write a tenant's data.</summary>
    internal static readonly TenantContext Nobody = new(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    /// <summary>Applies what is pending. Each migration is a transaction of its own.</summary>
    /// <returns>The migrations applied, as schema/name.</returns>
    /// <exception cref="SettingException">The owner can't open the database.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        var applied = new List<string>();
        await using var connection = database.CreateOwnerConnection();
        var isCurrent = false;
        await SettingException.TellAsync(database.OwnerSetting, async () =>
        {
            await connection.OpenAsync(ct);
            // A file that is no database opens well, and fails when it is first read.
            isCurrent = await IsCurrentAsync(connection, ct);
        });

        if (isCurrent)
            return applied;

        foreach (var it in registered)
        {
            await using var context = Create(it, database, connection);
            context.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));

            if (await context.Database.GetPendingMigrationsAsync(ct) is not { } pending || pending.ToList() is not [_, ..] names)
                continue;

            if (applied is [])
                await database.LiftGuardsAsync(connection, ct);

            await context.Database.MigrateAsync(ct);
            applied.AddRange(names.Select(name => $"{it.Schema}/{name}"));
        }

        await database.LiftGuardsAsync(connection, ct);
        var models = Models(database).Values;
        await new SealStep(database, dataKeys, connection).RunAsync(models, ct);
        await new PinyinStep(database, connection).RunAsync(models, ct);
        await GuardAsync(connection, ct);

        return applied;
    }

    // The mark is the last thing that a migration writes: where it is this build's, nothing is pending, and no context need be made to ask.
    private async Task<bool> IsCurrentAsync(DbConnection connection, CancellationToken ct) =>
        await database.ReadGuardMarkAsync(connection, ct) == Mark && await sweep.MissingAsync(connection, ct) is [];

    /// <summary>Contexts whose model has changed since their last migration, for this database.</summary>
    public IReadOnlyList<string> PendingModelChanges(Database of)
    {
        using var connection = of.CreateOwnerConnection();

        return [.. registered.Where(it => { using var context = Create(it, of, connection); return context.Database.HasPendingModelChanges(); }).Select(it => it.Context.Name)];
    }

    /// <summary>The whole chain of every context as one script per context.</summary>
    public IReadOnlyDictionary<string, string> Scripts(Database of)
    {
        using var connection = of.CreateOwnerConnection();

        return registered.ToDictionary(it => it.Schema, it => { using var context = Create(it, of, connection); return context.GetService<IMigrator>().GenerateScript(); });
    }

    /// <summary>What has the database keep tenants apart; each statement is a batch of its own.</summary>
    public IEnumerable<string> GuardScript(Database of) => of.GuardScript(GuardedTable.Of(Models(of).Values, system));

    /// <summary>The models themselves, by the context's name: what reviews of the whole schema walk over.</summary>
    public IReadOnlyDictionary<string, IModel> Models(Database of)
    {
        using var connection = of.CreateOwnerConnection();

        return registered.ToDictionary(it => it.Context.Name, it => { using var context = Create(it, of, connection); return context.GetService<IDesignTimeModel>().Model; });
    }

    /// <summary>What stands for those whom a context works for, where it only tells its model.</summary>
    private static readonly Dictionary<Type, object> Stands = new() { [typeof(TenantContext)] = Nobody, [typeof(Caller)] = Caller.System, [typeof(ActingBy)] = new ActingBy(Permission: null) };

    /// <summary>Changes with each build that might migrate or guard otherwise, and with the outer key.</summary>
    private int Mark => BitConverter.ToInt32(SHA256.HashData(
        [.. registered.Select(it => it.Context.Assembly).Append(typeof(Migrator).Assembly).Distinct().SelectMany(assembly => assembly.ManifestModule.ModuleVersionId.ToByteArray()), .. dataKeys.SealedBy])) & int.MaxValue;

    private async Task GuardAsync(DbConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);

        foreach (var statement in GuardScript(database).Append(database.WriteGuardMark(Mark)))
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (statement, transaction);
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private DbContext Create(RegisteredDb it, Database of, DbConnection connection)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(it.Context))!;
        of.Configure(builder, connection, it.Schema);

        return (DbContext)ActivatorUtilities.CreateInstance(services, it.Context, [builder.Options, .. StandsFor(it.Context).OfType<object>()]);
    }

    private static IEnumerable<object?> StandsFor(Type made) => made.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType)
        .Select(type => type.IsAssignableTo(typeof(Bounds)) ? Activator.CreateInstance(type, [.. StandsFor(type)]) : Stands.GetValueOrDefault(type));
}
