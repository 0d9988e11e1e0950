using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

/// <summary>The one loop in which work that lost a race runs again.</summary>
public sealed class LostRaceTests : IDisposable
{
    private const int Busy = 5, CannotOpen = 14;

    private readonly SqliteDatabase database = new("Data Source=:memory:");
    private int runs;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_runs_again_until_it_wins()
    {
        Assert.Equal("won", await database.RepeatAsync(() => LoseAsync(4, new SqliteException("busy", Busy)), Ct));
        Assert.Equal(5, runs);
    }

    [Fact]
    public async Task A_stale_version_is_a_lost_race_too()
    {
        Assert.Equal("won", await database.RepeatAsync(() => LoseAsync(1, new DbUpdateConcurrencyException("stale")), Ct));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task It_gives_up_after_so_many_tries_and_says_why()
    {
        await Assert.ThrowsAsync<SqliteException>(() => database.RepeatAsync(() => LoseAsync(9, new SqliteException("busy", Busy)), Ct, attempts: 3));
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task Whatever_else_goes_wrong_is_not_tried_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RepeatAsync(() => LoseAsync(1, new InvalidOperationException("a mistake")), Ct));
        await Assert.ThrowsAsync<SqliteException>(() => database.RepeatAsync(() => LoseAsync(2, new SqliteException("away", CannotOpen)), Ct));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_where_the_work_says_so()
    {
        Assert.Equal("won", await database.RepeatAsync(() => LoseAsync(1, new SqliteException("away", CannotOpen)), Ct, evenIfUnavailable: true));
        Assert.Equal(2, runs);
    }

    public void Dispose() => database.Dispose();

    private Task<string> LoseAsync(int times, Exception race) => runs++ < times ? throw race : Task.FromResult("won");
}
