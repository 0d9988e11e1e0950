using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tests.Migrations;

namespace OrderCloud.Tests.Platform;

/// <summary>One process may have several kinds of databases, as the tests have: what is cached for one must not be used for another.</summary>
public sealed class ProvidersSideBySideTests
{
    private static readonly Func<NotesDb, string, IAsyncEnumerable<Note>> ByText = EF.CompileAsyncQuery((NotesDb db, string text) => db.Notes.Where(note => CaseInsensitive.Fold(note.Text) == text));

    [Theory]
    [InlineData("sqlite", "postgres", "sqlserver")]
    [InlineData("postgres", "sqlserver", "sqlite")]
    [InlineData("sqlserver", "sqlite", "postgres")]
    public void Each_gets_its_own_SQL_whoever_came_first(params string[] order)
    {
        // Twice, so that the second round comes from the caches.
        foreach (var provider in order.Concat(order))
        {
            using var db = Open(provider);
            var text = "tea";
            var sql = db.Notes.Where(note => CaseInsensitive.Fold(note.Text) == text).OrderBy(note => note.Id).Take(3).ToQueryString();

            Assert.Equal(provider is "sqlite", sql.Contains("oc_lower(", StringComparison.Ordinal));
            Assert.Equal(provider is "sqlserver", sql.Contains("TOP(", StringComparison.Ordinal) && sql.Contains("[notes]", StringComparison.Ordinal));
            Assert.Equal(provider is "postgres", sql.Contains("notes.notes AS", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_compiled_query_refuses_another_database_rather_than_send_it_foreign_SQL()
    {
        await using var first = Open("sqlite");
        await Assert.ThrowsAnyAsync<Exception>(async () => await ReadAsync(first));
        await using var second = Open("postgres");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await ReadAsync(second));

        Assert.Contains("model", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(NotesDb db)
    {
        await foreach (var _ in ByText(db, "tea"))
            return;
    }

    private static NotesDb Open(string provider)
    {
        var database = Databases.Offline(provider);
        var options = new DbContextOptionsBuilder<NotesDb>();
        database.Configure(options, database.CreateConnection(), "notes");

        return new(options.Options, new Bounds(NotesHost.A));
    }
}
