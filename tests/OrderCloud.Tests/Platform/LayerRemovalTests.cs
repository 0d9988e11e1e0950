using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;
using Xunit.Sdk;

namespace OrderCloud.Tests.Platform;

/// <summary>
/// One layer of isolation after the other is taken away, by what the container is told in the test, and each test that is named for
/// it turns red. The layers around the host and in the database are OrderCloud.ApiTests' to take away.
/// </summary>
public sealed class LayerRemovalTests
{
    private static readonly Dictionary<string, Action<IServiceCollection, string>> Removals = new()
    {
        ["L2: a scope without a tenant has none"] = (services, _) => services.AddScoped(_ => NotesHost.A),
        ["L2: connections are opened by the unit of work alone"] = (services, database) => Remake(services, database, customizer: null, new TenantGuard()),
        ["L3: the read filter"] = (services, database) => Remake(services, database, typeof(Unfiltered), new TenantGuard(), new Opener()),
        ["L4: the guard over what is saved"] = (services, database) => Remake(services, database, customizer: null, new Opener()),
        ["L5: the tenant in foreign keys"] = (services, database) => Remake(services, database, typeof(LooseParents), new TenantGuard(), new Opener()),
        ["L5: the tenant in unique indexes"] = (services, database) => Remake(services, database, typeof(LooseNames), new TenantGuard(), new Opener()),
        ["L8: no request is given a context across tenants"] = (services, _) => services.AddDbContext<OutboxPump>(options => options.UseSqlite("Data Source=:memory:")),
    };

    public static TheoryData<string> Rows => [.. Removals.Keys];

    /// <summary>What EF and the keys do, whatever the database does beside them.</summary>
    public static TheoryData<string> RowsOfModel => [.. Removals.Keys.Where(removed => removed[..2] is "L3" or "L4" or "L5")];

    [Theory, MemberData(nameof(Rows)), Trait("Proves", "P10"), Trait("Capability", "B5/part")]
    public Task Without_a_layer_each_test_that_is_named_for_it_is_red(string removed) => AssertRedAsync(removed, "sqlite");

    /// <summary>On PostgreSQL as the owner of the tables, without policies: nothing is left there but these layers.</summary>
    [Theory, MemberData(nameof(RowsOfModel)), Trait("Proves", "P10"), Trait("Capability", "B5/part")]
    public async Task Without_a_layer_of_the_model_it_is_red_on_PostgreSQL_too(string removed)
    {
        Assert.SkipUnless(ModuleOnDatabase.IsFull && ModuleOnDatabase.Databases.Count > 1, "Takes databases of its own on PostgreSQL: with --full.");

        await AssertRedAsync(removed, "postgres");
    }

    private static async Task AssertRedAsync(string removed, string database)
    {
        var layer = Assert.Single(Layer.All, it => it.Removed == removed);
        Assert.NotEmpty(layer.Tests);

        foreach (var test in layer.Tests.Select(name => typeof(TenantIsolationTests).GetMethod(name.Split('.')[1])!))
        {
            // It is green as it should be, and red by what it asserts.
            await (Task)test.Invoke(new TenantIsolationTests { Database = database }, null)!;
            var red = await Record.ExceptionAsync(() => (Task)test.Invoke(new TenantIsolationTests { Database = database, Removal = services => Removals[removed](services, database) }, null)!);
            Assert.True(red is XunitException or DbUpdateException, $"{removed}: {test.Name} is not red: {red}");
        }
    }

    [Fact]
    public void Every_layer_is_in_the_table_and_each_of_its_rows_is_taken_away_by_one_of_the_programs()
    {
        var here = Layer.Of(typeof(TenantIsolationTests));

        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"L{number}"), Layer.All.Select(layer => layer.Removed[..2]).Distinct().Order());
        Assert.Equal(here.Select(layer => layer.Removed).Order(), Removals.Keys.Order());
        Assert.All(Layer.All.Where(layer => !Removals.ContainsKey(layer.Removed)), layer => Assert.DoesNotContain(layer.Tests, test => test.StartsWith(nameof(TenantIsolationTests), StringComparison.Ordinal)));
    }

    /// <param name="customizer">Damages the model.</param>
    private static void Remake(IServiceCollection services, string database, Type? customizer, params IInterceptor[] kept)
    {
        // Its own, or the process would have more of them than EF puts up with.
        var engine = new ServiceCollection();

        if (customizer is not null)
            engine.AddSingleton(typeof(IModelCustomizer), customizer);

        var inside = (database is "sqlite" ? engine.AddEntityFrameworkSqlite() : engine.AddEntityFrameworkNpgsql()).BuildServiceProvider();

        services.AddScoped(provider =>
        {
            var unit = provider.GetRequiredService<UnitOfWork>();
            var options = new DbContextOptionsBuilder<NotesDb>().UseInternalServiceProvider(inside).AddInterceptors(kept);
            options = database is "sqlite" ? options.UseSqlite(unit.Connection) : options.UseNpgsql(unit.Connection);
            var context = new NotesDb(options.Options, provider.GetRequiredService<Bounds>());
            unit.Enlist(context);

            return context;
        });
    }

    private sealed class Unfiltered(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);

            foreach (var type in modelBuilder.Model.GetEntityTypes())
                type.SetQueryFilter(ModuleDb.TenantFilter, (LambdaExpression?)null);
        }
    }

    private sealed class LooseParents(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            var part = modelBuilder.Entity<NotePart>();
            part.Metadata.RemoveForeignKey(part.Metadata.GetForeignKeys().Single());
            part.HasOne<Note>().WithMany().HasForeignKey(it => it.NoteId).HasPrincipalKey(note => note.Id);
        }
    }

    private sealed class LooseNames(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            var note = modelBuilder.Entity<Note>();
            note.Metadata.RemoveIndex(note.Metadata.GetIndexes().Single());
            note.HasIndex(it => it.Text).IsUnique();
        }
    }
}
