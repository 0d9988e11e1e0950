using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Features;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Inventory;

/// <summary>The module on a real database, with one tenant; what other modules would say is said here.</summary>
internal sealed class Depot : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> drop;
    private readonly TenantContext tenant = new(Guid.CreateVersion7());

    private Depot(Database database, Func<Task> drop)
    {
        this.drop = drop;
        Database = database;
        var collection = new ServiceCollection().AddLogging().AddPlatform(database).AddSingleton<Migrator>().AddSingleton<Catalogue>().AddSingleton<Series>();
        collection.AddSingleton<IProducts>(provider => provider.GetRequiredService<Catalogue>()).AddSingleton<INumbers>(provider => provider.GetRequiredService<Series>());
        new InventoryModule().AddServices(collection);
        services = collection.BuildServiceProvider();
    }

    public Database Database { get; }

    public Catalogue Products => services.GetRequiredService<Catalogue>();

    /// <summary>SQLite always, PostgreSQL where the test run has one.</summary>
    public static TheoryData<string> Databases => Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") is null ? ["sqlite"] : ["sqlite", "postgres"];

    /// <summary>True where every stated number is run at its full scale.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("ORDERCLOUD_FULL") == "1";

    public static async Task<Depot> OpenAsync(string provider = "sqlite")
    {
        var depot = provider == "sqlite" ? OnSqlite() : await OnPostgresAsync();
        await depot.services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);

        return depot;
    }

    /// <summary>One unit of work, run again when it loses a race, as a mutation is.</summary>
    public Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work) => DoAsync(tenant, work);

    /// <inheritdoc cref="DoAsync{T}(Func{IServiceProvider, Task{T}})"/>
    public async Task<T> DoAsync<T>(TenantContext whose, Func<IServiceProvider, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = TenantScope.Of(services, whose, Caller.System);
                var unit = scope.Services.GetRequiredService<UnitOfWork>();
                await unit.BeginAsync(CancellationToken.None);
                var result = await work(scope.Services);
                await unit.CommitAsync(CancellationToken.None);

                return result;
            }
            catch (Exception race) when (attempt < UnitOfWork.MaxAttempts && Database.IsLostRace(race))
            {
                await Task.Delay(UnitOfWork.Backoff(attempt));
            }
        }
    }

    /// <summary>Reads without a transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<InventoryDb, Task<T>> read)
    {
        await using var scope = TenantScope.Of(services, tenant, Caller.System);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(CancellationToken.None);

        return await read(scope.Services.GetRequiredService<InventoryDb>());
    }

    public Task<T> WithStockAsync<T>(Func<IStock, Task<T>> work) => DoAsync(scope => work(scope.GetRequiredService<IStock>()));

    public Task WithStockAsync(Func<IStock, Task> work) => WithStockAsync(async stock =>
    {
        await work(stock);

        return true;
    });

    public Task<Guid> WarehouseAsync(int rank = 1, bool isActive = true) => DoAsync(scope =>
    {
        var warehouse = new Warehouse($"Warehouse {Guid.NewGuid():N}", rank, DateTimeOffset.UnixEpoch);
        warehouse.Change(warehouse.Name, rank, isActive);
        scope.GetRequiredService<InventoryDb>().Warehouses.Add(warehouse);

        return Task.FromResult(warehouse.Id);
    });

    /// <summary>Moves on hand by hand; the rows that refused.</summary>
    public Task<IReadOnlyList<StockRow>> AdjustAsync(Guid warehouse, Guid variant, long delta) => DoAsync(async scope =>
    {
        StockMovement[] movements = [new(new(warehouse, variant), StockMovementKind.Adjust, new(OnHand: delta))];
        var book = scope.GetRequiredService<StockBook>();
        var refused = await book.MoveAsync(movements, CancellationToken.None);

        if (refused.Count == 0)
            book.Record(new(StockDocumentType.StockAdjustment, Guid.NewGuid(), "ADJ-1"), movements);

        return refused;
    });

    public Task<StockLevel?> LevelAsync(Guid warehouse, Guid variant) =>
        ReadAsync(db => db.StockLevels.AsNoTracking().SingleOrDefaultAsync(level => level.WarehouseId == warehouse && level.VariantId == variant));

    /// <summary>Rows that break a law of stock, read by one statement and so from one moment.</summary>
    public Task<List<StockLevel>> BrokenLevelsAsync() => ReadAsync(db => db.StockLevels.AsNoTracking().Where(level =>
        level.OnHand != db.StockLedger.Where(entry => entry.WarehouseId == level.WarehouseId && entry.VariantId == level.VariantId).Sum(entry => entry.OnHand)
        || level.Allocated != db.StockLedger.Where(entry => entry.WarehouseId == level.WarehouseId && entry.VariantId == level.VariantId).Sum(entry => entry.Allocated)
        || level.Allocated != db.StockAllocations.Where(it => it.WarehouseId == level.WarehouseId && it.VariantId == level.VariantId).Sum(it => it.Quantity - it.Issued - it.Released)
        || level.Allocated < 0 || level.Reserved != 0 || level.Unavailable != 0 || level.OnHand < level.Allocated).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await drop();
    }

    private static Depot OnSqlite()
    {
        var directory = Directory.CreateTempSubdirectory("ordercloud-");

        return new Depot(new SqliteDatabase(SqliteDatabase.ConnectionTo(Path.Combine(directory.FullName, "depot.db"))), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);

            return Task.CompletedTask;
        });
    }

    private static async Task<Depot> OnPostgresAsync()
    {
        var admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES")!;
        var name = $"depot_{Guid.NewGuid():N}";
        await RunAsync(admin, $"CREATE DATABASE {name}");
        var own = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 70 }.ToString();

        return new Depot(new PostgresDatabase(own, own), () => RunAsync(admin, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stands in for Catalog: every variant is goods unless said otherwise.</summary>
    internal sealed class Catalogue : IProducts
    {
        public HashSet<Guid> Services { get; } = [];

        public Task<IReadOnlyDictionary<Guid, VariantInfo>> FindAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, VariantInfo>>(variantIds.ToDictionary(id => id, id =>
                new VariantInfo(id, id, $"{id:N}", "Tea", "pcs", Services.Contains(id) ? ProductKind.Service : ProductKind.Stocked, 1_000_000, "GBP", IsActive: true)));

        public Task<IReadOnlyDictionary<string, VariantInfo>> FindBySkuAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => throw new NotSupportedException();

        public Task<int> ImportAsync(IReadOnlyCollection<ImportedProduct> products, CancellationToken ct) => throw new NotSupportedException();
    }

    /// <summary>Stands in for Tenancy's numbers.</summary>
    private sealed class Series : INumbers
    {
        private int last;

        public Task<string> DrawAsync(DocumentKind kind, DateTimeOffset at, CancellationToken ct) => Task.FromResult($"{kind}-{Interlocked.Increment(ref last)}");
    }
}
