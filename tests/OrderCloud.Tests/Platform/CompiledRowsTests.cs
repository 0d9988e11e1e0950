using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;

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

        Assert.Equivalent(await whole.ToListAsync(Ct), await new CompiledRows<Note>(db, whole).ReadAsync(db, [], Ct), strict: true);
        Assert.Equivalent(await part.ToListAsync(Ct), await new CompiledRows<Note>(db, part).ReadAsync(db, [], Ct), strict: true);
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

            Assert.Equal("a9", (await rows.ReadAsync(db, ["9", 10], Ct)).Single().Text);
        });
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

    private static Task<List<Note>> ReadAsync(NotesHost host, TenantContext tenant, CompiledRows<Note> rows, string from, int size) => host.ReadAsync(tenant, db => rows.ReadAsync(db, [from, size], Ct));

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
}
