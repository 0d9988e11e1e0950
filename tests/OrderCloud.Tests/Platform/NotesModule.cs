using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tests.Platform;

/// <summary>The smallest module there can be: enough to try the plumbing on.</summary>
internal sealed class Note : ITenantOwned, IVersioned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; }

    public required string Text { get; set; }
}

internal sealed class NotePart : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid NoteId { get; init; }
}

internal sealed class NotesDb(DbContextOptions<NotesDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    public override string Schema => "notes";

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<NotePart> Parts => Set<NotePart>();
}

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("notes").HasKey(note => new { note.TenantId, note.Id });
        builder.HasIndex(note => new { note.TenantId, note.Text }).IsUnique();
    }
}

internal sealed class NotePartConfiguration : IEntityTypeConfiguration<NotePart>
{
    public void Configure(EntityTypeBuilder<NotePart> builder)
    {
        builder.ToTable("note_parts").HasKey(part => new { part.TenantId, part.Id });
        builder.HasOne<Note>().WithMany().HasForeignKey(part => new { part.TenantId, part.NoteId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed record NoteWritten(string Text);

/// <summary>Two tenants in one database, with the product's own plumbing and nothing replaced. The database itself guards nothing: its role owns all.</summary>
internal sealed class NotesHost : IAsyncDisposable
{
    public static readonly TenantContext A = new(Guid.CreateVersion7()), B = new(Guid.CreateVersion7());

    private readonly ServiceProvider services;
    private readonly Func<Task> drop;

    private NotesHost(Database database, Func<Task> drop, Action<IServiceCollection>? configure)
    {
        this.drop = drop;
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddPlatform(database, OuterKeys.Passing()).AddModuleDb<NotesDb>("notes").AddSingleton<Migrator>();
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public IServiceProvider Services => services;

    /// <param name="provider">sqlite or postgres, of which the test run must have one.</param>
    public static async Task<NotesHost> StartAsync(Action<IServiceCollection>? configure = null, string provider = "sqlite")
    {
        var host = provider is "sqlite" ? OnSqlite(configure) : await OnPostgresAsync(configure);

        await using var scope = host.Scope(A);
        // Not by the unit of work, which asks for the tenant's key: its table is yet to be made.
        await scope.Services.GetRequiredService<UnitOfWork>().Connection.OpenAsync(Ct);
        await Create(scope.Services.GetRequiredService<NotesDb>());
        await Create(scope.Services.GetRequiredService<PlatformDb>());

        return host;
    }

    public TenantScope Scope(TenantContext tenant) => TenantScope.Of(services, tenant, Caller.System);

    /// <summary>Work in a scope and a transaction of its own, committed at the end.</summary>
    public async Task WriteAsync(TenantContext tenant, Func<NotesDb, IServiceProvider, Task> work)
    {
        await using var scope = Scope(tenant);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(Ct);
        await work(scope.Services.GetRequiredService<NotesDb>(), scope.Services);
        await unit.CommitAsync(Ct);
    }

    public Task<T> ReadAsync<T>(TenantContext tenant, Func<NotesDb, Task<T>> read) => ReadAsync(tenant, services => read(services.GetRequiredService<NotesDb>()));

    public async Task<T> ReadAsync<T>(TenantContext tenant, Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = Scope(tenant);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(Ct);

        return await read(scope.Services);
    }

    public Task<List<string>> TextsAsync(TenantContext tenant) =>
        ReadAsync(tenant, db => db.Notes.OrderBy(note => note.Text).Select(note => note.Text).ToListAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await drop();
    }

    private static NotesHost OnSqlite(Action<IServiceCollection>? configure)
    {
        var directory = Directory.CreateTempSubdirectory("notes").FullName;

        return new(new SqliteDatabase(SqliteDatabase.ConnectionTo(Path.Combine(directory, "notes.db"))), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);

            return Task.CompletedTask;
        }, configure);
    }

    private static async Task<NotesHost> OnPostgresAsync(Action<IServiceCollection>? configure)
    {
        var admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES")!;
        var name = $"notes_{Guid.NewGuid():N}";
        await ModuleOnDatabase.RunAsync(admin, $"CREATE DATABASE {name}");
        var owner = new Npgsql.NpgsqlConnectionStringBuilder(admin) { Database = name }.ToString();

        return new(new PostgresDatabase(owner, owner, owner), () => ModuleOnDatabase.RunAsync(admin, $"DROP DATABASE {name} WITH (FORCE)"), configure);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<int> Create(DbContext context) => context.Database.ExecuteSqlRawAsync(context.Database.GenerateCreateScript(), Ct);
}
