using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tests.Migrations;

namespace OrderCloud.Tests.Platform;

/// <summary>A statement that is translated for one and read past EF for all: each finds what EF would find for him. The database itself guards nothing here.</summary>
public sealed class CompiledRowsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("Proves", "P10")]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task What_one_tenant_had_translated_finds_the_others_rows_for_the_other(string provider)
    {
        await using var host = await StartAsync(provider);
        var rows = await host.ReadAsync(NotesHost.A, db => Task.FromResult(From(db)));

        foreach (var (tenant, mine) in new[] { (NotesHost.A, new[] { "a2", "a3" }), (NotesHost.B, ["b2", "b3"]), (NotesHost.A, ["a2", "a3"]), (new TenantContext(Guid.CreateVersion7()), []) })
            Assert.Equal(mine, (await ReadAsync(host, tenant, rows, "2", 10)).Select(note => note.Text));
    }

    [Theory]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task Values_are_those_of_the_reading_not_of_the_translation(string provider)
    {
        await using var host = await StartAsync(provider);
        var rows = await host.ReadAsync(NotesHost.A, db => Task.FromResult(From(db)));

        Assert.Equal(["a1", "a2"], (await ReadAsync(host, NotesHost.A, rows, "1", 2)).Select(note => note.Text));
        Assert.Equal(["a3"], (await ReadAsync(host, NotesHost.A, rows, "3", 2)).Select(note => note.Text));
    }

    [Theory]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task Rows_are_as_EF_makes_them_whole_or_in_part_and_none_is_tracked(string provider)
    {
        await using var host = await StartAsync(provider);
        await using var scope = host.Scope(NotesHost.A);
        var db = scope.Services.GetRequiredService<NotesDb>();
        var (whole, part) = (db.Notes.AsNoTracking().OrderBy(note => note.Text), db.Notes.AsNoTracking().OrderBy(note => note.Text).Select(note => new Note { Id = note.Id, Text = note.Text }));

        Assert.Equivalent(await whole.ToListAsync(Ct), await new CompiledRows<Note>(db, whole).ReadAsync(scope.Services, [], Ct), strict: true);
        Assert.Equivalent(await part.ToListAsync(Ct), await new CompiledRows<Note>(db, part).ReadAsync(scope.Services, [], Ct), strict: true);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Theory]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task Within_a_transaction_it_finds_what_that_has_written(string provider)
    {
        await using var host = await StartAsync(provider);
        var rows = await host.ReadAsync(NotesHost.A, db => Task.FromResult(From(db)));

        await host.WriteAsync(NotesHost.A, async (db, services) =>
        {
            db.Add(new Note { Text = "a9" });
            await services.GetRequiredService<UnitOfWork>().FlushAsync(Ct);

            Assert.Equal("a9", (await rows.ReadAsync(services, ["9", 10], Ct)).Single().Text);
        });
    }

    [Theory]
    [InlineData("SELECT n.\"Text\" WHERE n.\"Text\" > @from AND @from <> @tenant LIMIT @size", "SELECT n.\"Text\" WHERE n.\"Text\" > $1 AND $1 <> $3 LIMIT $2")]
    [InlineData("SELECT '@size', 'it''s @size', n.\"@size\" LIMIT @size", "SELECT '@size', 'it''s @size', n.\"@size\" LIMIT $2")]
    [InlineData("SELECT @from @> @size", "SELECT $1 @> $2")]
    public void Values_have_places_where_their_names_stood(string text, string expected) => Assert.Equal(expected, NumberedText.In(text, ["from", "size", "tenant"]));

    [Fact]
    public async Task Part_of_a_row_is_read_without_a_context_and_a_whole_one_with_it()
    {
        await using var host = await StartAsync("postgres");
        var (part, whole) = await host.ReadAsync(NotesHost.A, db => Task.FromResult(
            (new CompiledRows<Note>(db, db.Notes.AsNoTracking().OrderBy(note => note.Text).Select(note => new Note { Text = note.Text })), new CompiledRows<Note>(db, db.Notes.AsNoTracking()))));
        await using var scope = host.Scope(NotesHost.B);
        var services = new WithoutContext(scope.Services);

        Assert.Equal(["b1", "b2", "b3"], (await part.ReadAsync(services, [], Ct)).Select(note => note.Text));
        await Assert.ThrowsAsync<NotSupportedException>(() => whole.ReadAsync(services, [], Ct));
    }

    [Fact]
    public async Task What_a_filter_reads_of_its_context_alone_is_refused()
    {
        var database = Databases.Offline("postgres");
        var options = new DbContextOptionsBuilder<OddDb>();
        database.Configure(options, database.CreateConnection(), "odd");
        await using var unit = new UnitOfWork(database, database.CreateConnection(), NotesHost.A.Id);
        await using var db = new OddDb(options.Options) { Unit = unit };

        Assert.Contains("ef_filter__Hidden", Assert.Throws<InvalidOperationException>(() => new CompiledRows<Note>(db, db.Set<Note>().AsNoTracking())).Message, StringComparison.Ordinal);
    }

    // Texts from "<letter><from>" on, by the value of a parameter and not of a constant.
    private static CompiledRows<Note> From(NotesDb db)
    {
        var (from, size) = (new QueryParameterExpression("from", typeof(string)), new QueryParameterExpression("size", typeof(int)));
        var note = Expression.Parameter(typeof(Note), "note");
        var later = Expression.Call(typeof(string), nameof(string.Compare), [], Expression.Call(Expression.Property(note, nameof(Note.Text)), nameof(string.Substring), [], Expression.Constant(1)), from);
        var wanted = db.Notes.AsNoTracking().Where(Expression.Lambda<Func<Note, bool>>(Expression.GreaterThanOrEqual(later, Expression.Constant(0)), note)).OrderBy(it => it.Text);

        return new(db, wanted.Provider.CreateQuery<Note>(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(Note)], wanted.Expression, size)), from, size);
    }

    private static Task<List<Note>> ReadAsync(NotesHost host, TenantContext tenant, CompiledRows<Note> rows, string from, int size) => host.ReadAsync(tenant, services => rows.ReadAsync(services, [from, size], Ct));

    private static async Task<NotesHost> StartAsync(string provider)
    {
        Assert.SkipWhen(provider is "postgres" && Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") is null, "ORDERCLOUD_TEST_POSTGRES is not set: build/test sets it.");
        var host = await NotesHost.StartAsync(provider: provider);

        foreach (var (tenant, letter) in new[] { (NotesHost.A, "a"), (NotesHost.B, "b") })
            await host.WriteAsync(tenant, (db, _) =>
            {
                db.AddRange(Enumerable.Range(1, 3).Select(number => new Note { Text = $"{letter}{number}" }));

                return Task.CompletedTask;
            });

        return host;
    }

    private sealed class WithoutContext(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NotesDb) ? throw new NotSupportedException() : services.GetService(serviceType);
    }

    private sealed class OddDb(DbContextOptions<OddDb> options) : ModuleDb(options, new Bounds(NotesHost.A))
    {
        public override string Schema => "odd";

        private string Hidden => "hidden";

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Note>().HasQueryFilter("odd", note => note.Text != Hidden);
            base.OnModelCreating(modelBuilder);
        }
    }
}
