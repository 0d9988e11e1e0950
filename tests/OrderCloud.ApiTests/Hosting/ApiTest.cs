[assembly: AssemblyFixture(typeof(OrderCloud.ApiTests.Hosting.SqliteHost))]
[assembly: AssemblyFixture(typeof(OrderCloud.ApiTests.Hosting.ServerHost))]

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// A test of the product over HTTP. Hosts and databases are shared and tests run side by side: each test signs up a tenant
/// of its own and counts on nothing outside it. One process has one kind of database, since the product's compiled queries
/// are bound to one model: build/test runs the classes with OnSqlite in their names apart from the others.
/// <code>
/// public sealed class ApproveOrderTests(ServerHost host) : ApiTest(host)          // on PostgreSQL, as most tests
///
/// public abstract class OrderJourneyTests(HostFixture host) : ApiTest(host)       // on both: the tests here, and in the same file
/// public sealed class OrderJourneyOnServerTests(ServerHost host) : OrderJourneyTests(host);
/// public sealed class OrderJourneyOnSqliteTests(SqliteHost host) : OrderJourneyTests(host);
/// </code>
/// Where the database makes no difference the class for SQLite has the trait Run=full: build/test runs it with --full.
/// </summary>
public abstract class ApiTest(HostFixture fixture) : IAsyncLifetime
{
    private readonly List<IDisposable> made = [];

    /// <summary>True when every stated number runs at its full scale.</summary>
    protected static bool Full => Environment.GetEnvironmentVariable("ORDERCLOUD_FULL") is { Length: > 0 };

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected HostFixture Fixture => fixture;

    protected RunningHost Host { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Host = await fixture.HostAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        made.ForEach(it => it.Dispose());

        return ValueTask.CompletedTask;
    }

    /// <summary>A caller without a credential.</summary>
    protected GraphQLClient Anonymous() => Keep(new GraphQLClient(Host.Address));

    /// <summary>A caller with any token, a wrong one for instance.</summary>
    protected GraphQLClient WithToken(string token) => Keep(new GraphQLClient(Host.Address, token));

    /// <summary>A new tenant, its owner signed in. Each test has its own.</summary>
    protected async Task<TenantSession> SignUpAsync(string currency = "EUR", string timeZone = "Europe/Berlin", string language = "en") =>
        Keep(await TenantSession.SignUpAsync(Host, currency, timeZone, language));

    private T Keep<T>(T it) where T : IDisposable
    {
        made.Add(it);

        return it;
    }
}
