using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// A host whose clock the test sets, on a database of its own, since its clock would be wrong for others' rows. For one class,
/// by IClassFixture. A session doesn't outlive a long way of the clock: sign in again after it.
/// </summary>
public class ClockedHost : HostFixture
{
    internal ClockedHost(Func<Task<TestDatabase>> create, MovableClock clock) : base(create, builder => builder.Services.AddSingleton<TimeProvider>(clock)) => Clock = clock;

    public MovableClock Clock { get; }
}

public sealed class ClockedServerHost() : ClockedHost(ServerHost.CreateAsync, new());

public sealed class ClockedSqliteHost() : ClockedHost(() => Task.FromResult<TestDatabase>(new SqliteTestDatabase()), new());

/// <summary>Stands where it was set, but for a tick each time it is read: no two instants are the same.</summary>
public sealed class MovableClock : TimeProvider
{
    private long now = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero).Ticks;

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref now, to.UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Increment(ref now), TimeSpan.Zero);
}
