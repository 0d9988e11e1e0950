using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Features.Audit;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tests.Tenancy.Audit;

/// <summary>The Tenancy module on a database, with a chain of any length, and a hand that can do what nobody may.</summary>
internal sealed class Trail : IAsyncDisposable
{
    private readonly ModuleOnDatabase module;
    private readonly bool isSqlite;
    private DbConnection? hand;

    private Trail(ModuleOnDatabase module, bool isSqlite) => (this.module, this.isSqlite) = (module, isSqlite);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Trail> OpenAsync(string database) => new(await ModuleOnDatabase.OpenAsync(database, new TenancyModule(), _ => { }), database == "sqlite");

    /// <summary>A chain as the product would have written it, by the thousand; each tenth entry has personal values.</summary>
    public static async Task<Trail> OfAsync(string database, int length)
    {
        var trail = await OpenAsync(database);
        var (last, head) = (AuditChain.Start, 0L);

        while (head < length)
            (last, head) = await trail.module.DoAsync(scope => trail.AppendAsync(scope, last, head, (int)Math.Min(10_000, length - head)));

        return trail;
    }

    public Task<T> DoAsync<T>(Func<TenancyDb, Task<T>> work) => module.DoAsync(scope => work(scope.GetRequiredService<TenancyDb>()));

    public Task<T> ReadAsync<T>(Func<TenancyDb, Task<T>> read) => module.ReadAsync(read);

    public Task<int> TeamAsync(string name) => DoAsync(db =>
    {
        db.Teams.Add(new Team { Name = name });

        return Task.FromResult(0);
    });

    /// <summary>Follows the whole chain, in the slices in which a caller would.</summary>
    public async Task<AuditFinding> CheckAsync(params SignedHead[] signed)
    {
        var (found, whole) = (await CheckAsync(1, signed), 0L);

        for (whole = found.Checked; found is { FirstBad: null, IsAtTheEnd: false }; whole += found.Checked)
            found = await CheckAsync(found.To + 1, signed);

        return found with { Checked = whole };
    }

    /// <summary>The end as it would be signed now.</summary>
    public async Task<SignedHead> HeadAsync()
    {
        var head = await ReadAsync(db => db.AuditHeads.AsNoTracking().SingleAsync(Ct));

        return new(module.Tenant.Id, head.Sequence, head.Hash, DateTimeOffset.UnixEpoch);
    }

    /// <summary>Runs SQL as the owner of the tables, past every guard.</summary>
    /// <param name="sql"><c>{entries}</c>, <c>{personal}</c> and <c>{heads}</c> name the tables, <c>{id}</c> a new id.</param>
    public async Task TamperAsync(params string[] sql)
    {
        hand ??= await ReachInAsync();

        foreach (var statement in sql)
            await RunAsync(hand, Filled(statement));
    }

    /// <summary>Keeps all entries as they are now, for <see cref="PutBackAsync"/>.</summary>
    public async Task KeepAsync()
    {
        hand ??= await ReachInAsync();
        await using var command = hand.CreateCommand();
        command.CommandText = Filled("CREATE TABLE kept AS SELECT * FROM {entries}; CREATE UNIQUE INDEX kept_by_place ON kept (\"Sequence\"); CREATE TABLE kept_head AS SELECT * FROM {heads}");
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>Entries from one place to another, whatever lies behind the end, and the end itself are as they were kept.</summary>
    public async Task PutBackAsync(long from, long to)
    {
        await using var command = hand!.CreateCommand();
        command.CommandText = Filled(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {{entries}} WHERE \"Sequence\" >= {from} AND \"Sequence\" <= {to} OR \"Sequence\" > (SELECT \"Sequence\" FROM kept_head); INSERT INTO {{entries}} SELECT * FROM kept WHERE \"Sequence\" >= {from} AND \"Sequence\" <= {to}; DELETE FROM {{heads}}; INSERT INTO {{heads}} SELECT * FROM kept_head"));
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>A look at a part of the chain, as one that goes on from an earlier one.</summary>
    public Task<AuditFinding> CheckAsync(long from, long most, params SignedHead[] signed) => ReadAsync(db => new AuditCheck(db, module.Tenant).RunAsync(from, most, signed, Ct));

    /// <summary>Writes entries anew from one on, hashes and all: what whoever owns the database can do.</summary>
    public async Task RewriteAsync(long from)
    {
        var entries = await ReadAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence >= from).OrderBy(entry => entry.Sequence).ToListAsync(Ct));
        var previous = await ReadAsync(db => db.AuditEntries.Where(entry => entry.Sequence == from - 1).Select(entry => entry.Hash).SingleAsync(Ct));
        List<string> sql = [$"UPDATE {{entries}} SET \"Operation\" = 'forged' WHERE \"Sequence\" = {from}"];

        foreach (var entry in entries)
        {
            previous = (entry.Sequence == from ? Forged(entry) : entry).Chain(module.Tenant.Id, entry.Sequence, previous);
            sql.Add(string.Create(CultureInfo.InvariantCulture, $"UPDATE {{entries}} SET \"Hash\" = {Bytes(previous)} WHERE \"Sequence\" = {entry.Sequence}"));
        }

        await TamperAsync([.. sql, $"UPDATE {{heads}} SET \"Hash\" = {Bytes(previous)}"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (hand is not null)
            await hand.DisposeAsync();

        await module.DisposeAsync();
    }

    private static AuditEntry Forged(AuditEntry entry) => new()
    {
        TenantId = entry.TenantId,
        Id = entry.Id,
        At = entry.At,
        ActorKind = entry.ActorKind,
        Operation = "forged",
        RequestId = entry.RequestId,
        Kind = entry.Kind,
        ObjectType = entry.ObjectType,
        ObjectId = entry.ObjectId,
        Changes = entry.Changes,
        PersonalHash = entry.PersonalHash,
        PlaceHash = entry.PlaceHash,
    };

    private Task<AuditFinding> CheckAsync(long from, SignedHead[] signed) => CheckAsync(from, most: 50_000, signed);

    private async Task<DbConnection> ReachInAsync()
    {
        var connection = module.Database.CreateOwnerConnection();
        await connection.OpenAsync(Ct);
        await module.Database.PrepareAsync(connection, module.Tenant.Id, system: false, Ct);
        await module.Database.LiftGuardsAsync(connection, Ct);

        if (!isSqlite)
            await RunAsync(connection, Filled("ALTER TABLE {entries} DISABLE TRIGGER USER"));

        return connection;
    }

    private async Task<(byte[] Last, long Head)> AppendAsync(IServiceProvider scope, byte[] last, long head, int count)
    {
        var db = scope.GetRequiredService<TenancyDb>();
        var bulk = scope.GetRequiredService<BulkInsert>();
        List<AuditEntry> entries = [];
        List<AuditPersonal> personal = [];

        for (var made = 0; made < count; made++)
        {
            var id = Guid.CreateVersion7();
            AuditPersonal? values = made % 10 == 0 ? new() { Id = id, Salt = RandomNumberGenerator.GetBytes(AuditChain.SaltLength), Changes = """[{"c":{"Phone":[null,"+44 1"]}}]""" } : null;

            if (values is not null)
                personal.Add(values);

            entries.Add(new()
            {
                Id = id,
                At = DateTimeOffset.UnixEpoch.AddSeconds(head + made),
                ActorKind = CallerKind.System,
                Operation = "updateOrderLine",
                RequestId = "0HN000000000:00000001",
                Kind = ChangeKind.Changed,
                ObjectType = "Order",
                ObjectId = Guid.CreateVersion7(),
                Changes = """[{"p":"OrderLine","k":"01890000-0000-7000-8000-000000000000","c":{"Quantity":[1000,3000],"Gross":[1000,3000],"Net":[1000,3000]}},{"c":{"Total":[1000,3000]}}]""",
                PersonalHash = values is null ? null : AuditChain.HashOf(values),
            });
            last = entries[^1].Chain(module.Tenant.Id, head + made + 1, last);
        }

        if (head == 0)
            db.AuditHeads.Add(new AuditHead { Sequence = count, Hash = last });
        else
            await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(it => it.Sequence, head + count).SetProperty(it => it.Hash, last), Ct);

        await bulk.AddAsync<AuditEntry>(db, entries, Ct);
        await bulk.AddAsync<AuditPersonal>(db, personal, Ct);

        return (last, head + count);
    }

    private string Filled(string sql) => sql
        .Replace("{entries}", isSqlite ? "audit_entries" : "tenancy.audit_entries", StringComparison.Ordinal)
        .Replace("{personal}", isSqlite ? "audit_personal" : "tenancy.audit_personal", StringComparison.Ordinal)
        .Replace("{heads}", isSqlite ? "audit_heads" : "tenancy.audit_heads", StringComparison.Ordinal)
        .Replace("{id}", $"'{Guid.CreateVersion7().ToString().ToUpperInvariant()}'", StringComparison.Ordinal);

    private string Bytes(byte[] value) => isSqlite ? $"x'{Convert.ToHexString(value)}'" : $"'\\x{Convert.ToHexString(value)}'";

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync(Ct) != 0, $"Nothing was done by: {sql}");
    }
}
