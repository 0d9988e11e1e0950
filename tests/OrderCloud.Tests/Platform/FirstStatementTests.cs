using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

/// <summary>PostgreSQL is told a tenant's name together with the first statement: it is known before that statement reads, and never missing after.</summary>
public sealed class FirstStatementTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing")]
    [InlineData("a change")]
    [InlineData("a failure")]
    [InlineData("a statement that never came")]
    public async Task Whatever_came_before_a_statement_knows_its_tenant(string before)
    {
        await using var host = await StartAsync();
        await using var scope = host.Scope(NotesHost.A);
        var (unit, db) = (scope.Services.GetRequiredService<UnitOfWork>(), scope.Services.GetRequiredService<NotesDb>());

        switch (before)
        {
            case "a change":
                Assert.Equal(1, await db.Notes.ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "changed"), Ct));
                Assert.Equal(ConnectionState.Open, unit.Connection.State);
                break;
            case "a failure":
                await Assert.ThrowsAnyAsync<Exception>(() => db.Database.SqlQuery<int>($"SELECT 1 / 0 AS \"Value\"").ToListAsync(Ct));
                Assert.Equal(ConnectionState.Closed, unit.Connection.State);
                break;
            case "a statement that never came":
                await unit.OpenForStatementAsync(Ct);
                Assert.True(unit.IsNameless);
                Assert.Throws<InvalidOperationException>(unit.Release);
                await unit.OpenAsync(Ct);
                break;
        }

        Assert.Equal([$"{NotesHost.A.Id}"], await NameAsync(db));
        Assert.False(unit.IsNameless);
    }

    [Fact]
    public async Task It_takes_one_message_and_leaves_the_statements_values_and_time_as_they_were()
    {
        await using var host = await StartAsync();
        await using var scope = host.Scope(NotesHost.A);
        var (unit, db, text) = (scope.Services.GetRequiredService<UnitOfWork>(), scope.Services.GetRequiredService<NotesDb>(), "mine");
        db.Database.SetCommandTimeout(1);

        Assert.Equal("mine", Assert.Single(await db.Notes.Where(note => note.Text == text).ToListAsync(Ct)).Text);
        await unit.CloseAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.SqlQuery<string>($"SELECT pg_sleep(10)::text AS \"Value\"").ToListAsync(Ct));
    }

    private static async Task<NotesHost> StartAsync()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") is null, "ORDERCLOUD_TEST_POSTGRES is not set: build/test sets it.");
        var host = await NotesHost.StartAsync(provider: "postgres");

        // Who has never written has no key yet, and is named by a statement of its own.
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "mine" }); return Task.CompletedTask; });

        return host;
    }

    private static Task<List<string>> NameAsync(NotesDb db) => db.Database.SqlQuery<string>($"SELECT current_setting('app.tenant', true) AS \"Value\"").ToListAsync(Ct);
}
