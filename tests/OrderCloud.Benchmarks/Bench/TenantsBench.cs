using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>
/// Many companies in one database: what sign-in, a first page and an order cost beside 10,000 of them against 10, what one company
/// notices of another that asks far more than its allowance, and what a credential costs. On PostgreSQL.
/// </summary>
internal static class TenantsBench
{
    private const int Few = 10, Rounds = 5, SignIns = 20, Pages = 400, Placed = 100, Asked = 300, Loads = 2_000, Warmup = 100, WarmGuesses = 20;

    private const string Database = "postgres";
    private const string Page = "{ orders(first: 20) { totalCount nodes { id number total { amount } customer { name } } } }";
    private const string Nobody = "{ __typename }";

    private static int Many => Scale.Small ? 300 : 10_000;

    // Of each kind. Every address is another company's owner's.
    private static int Guesses => Scale.Small ? 200 : 400;

    public static async Task RunAsync(Figures figures)
    {
        await using var few = await Installation.OpenAsync(Few);
        await using var many = await Installation.OpenAsync(Many);

        // By turns, so that whatever else the machine does meets both alike.
        await CompareAsync(figures, "sign-in", SignIns, few, many, it => it.SignInAsync());
        await CompareAsync(figures, "first page of orders", Pages, few, many, it => it.Shop.Owner.SendAsync(Page));
        await CompareAsync(figures, "order placed", Placed, few, many, it => it.PlaceAsync());
        await CredentialAsync(figures, few);
        await GuessAsync(figures, many);
        await NoiseAsync(figures);
    }

    private static async Task CompareAsync(Figures figures, string what, int times, Installation few, Installation many, Func<Installation, Task> work)
    {
        foreach (var warm in (Installation[])[few, many])
            for (var turn = 0; turn < Math.Min(times, Warmup); turn++)
                await work(warm);

        List<Cost> fews = [], manys = [];

        for (var round = 0; round < Rounds; round++)
        {
            fews.Add(await Cost.OfAsync(few.Host, times, () => work(few)));
            manys.Add(await Cost.OfAsync(many.Host, times, () => work(many)));
        }

        foreach (var (unit, of) in new (string, Func<Cost, double>)[] { ("CPU", it => it.Cpu), ("wall", it => it.Wall) })
        {
            figures.Add(new($"{what} among {many.Companies} companies, {unit}", Database, Median(manys.Select(of)), "ms"));
            figures.Add(new($"{what} among {many.Companies} companies against {Few}, {unit}", Database, Median(manys.Select(of)) / Median(fews.Select(of)), "×", 1.2));
        }
    }

    private static async Task CredentialAsync(Figures figures, Installation at)
    {
        using var anonymous = new ApiCaller(at.Host.Url);
        List<double> ratios = [];

        for (var round = 0; round <= Rounds; round++)
        {
            var without = await Cost.OfAsync(at.Host, Loads, () => anonymous.SendAsync(Nobody));
            var signedIn = await Cost.OfAsync(at.Host, Loads, () => at.Shop.Owner.SendAsync(Nobody));

            // The first is for warming up.
            if (round > 0)
                ratios.Add(signedIn.Cpu / without.Cpu);
        }

        figures.Add(new("request of somebody signed in against an anonymous one, CPU", Database, Median(ratios), "×", 1.5));
    }

    /// <summary>What a wrong password takes at an address that somebody has, against one that nobody has: who listens learns nothing by it.</summary>
    private static async Task GuessAsync(Figures figures, Installation at)
    {
        List<double> known = [], unknown = [];

        // By turns; each address is tried once, lest a lock or the pause before another try answer in the place of the check.
        for (var turn = -WarmGuesses; turn < Guesses; turn++)
        {
            var (first, second) = (await at.GuessAsync(turn, isKnown: turn % 2 == 0), await at.GuessAsync(turn, isKnown: turn % 2 != 0));

            if (turn >= 0)
            {
                known.Add(turn % 2 == 0 ? first : second);
                unknown.Add(turn % 2 == 0 ? second : first);
            }
        }

        figures.Add(new("sign-in with a wrong password, wall", Database, Median(known), "ms"));
        figures.Add(new("sign-in with a wrong password, known address against unknown, wall", Database, Median(known) / Median(unknown), "×", 1.05, 0.95));
        figures.Add(new("sign-in with a wrong password, known address against unknown, Mann-Whitney", Database, MannWhitney(known, unknown), "p", 1, 0.01));
    }

    /// <summary>One company asks as much as it may; another at twenty times its allowance, for ever refused.</summary>
    private static async Task NoiseAsync(Figures figures)
    {
        await using var own = await Installation.OpenAsync(Few, withAllowance: true);
        var noisy = await Shop.OpenAsync(own.Host.Url, "Noisy Ltd", ["orders:read"]);
        var quiet = await P99Async(own, Asked);
        using var stop = new CancellationTokenSource();
        var (sent, refused) = (0, 0);

        // A page costs some 14 points, and a client gets 100 back each second.
        var noise = Parallel.ForEachAsync(Ticks(TimeSpan.FromSeconds(1) / 140, stop.Token), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = CancellationToken.None }, async (_, ct) =>
        {
            using var answer = await noisy.Client.Http.PostAsJsonAsync("/graphql", new { query = Page }, ct);
            Interlocked.Increment(ref sent);

            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                Interlocked.Increment(ref refused);
        });
        await Task.Delay(TimeSpan.FromSeconds(5));
        var loud = await P99Async(own, Asked);
        await stop.CancelAsync();
        await noise;

        figures.Add(new("first page beside a quiet neighbour, p99", Database, quiet, "ms"));
        figures.Add(new("first page beside a neighbour at 20 times its allowance, p99", Database, loud, "ms"));
        figures.Add(new("first page, loud neighbour against quiet, p99", Database, loud / quiet, "×", 2));
        figures.Add(new("requests of the loud neighbour that were refused", Database, 100.0 * refused / Math.Max(1, sent), "%"));
    }

    private static async Task<double> P99Async(Installation at, int times)
    {
        List<double> took = [];

        // Within its own allowance.
        await foreach (var _ in Ticks(TimeSpan.FromSeconds(1) / 6, CancellationToken.None).Take(times))
        {
            var watch = Stopwatch.StartNew();
            await at.Shop.Owner.SendAsync("{ orders(first: 1) { nodes { id } } }");
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return took.Order().ElementAt((int)(took.Count * 0.99));
    }

    private static async IAsyncEnumerable<int> Ticks(TimeSpan every, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var timer = new PeriodicTimer(every);

        for (var tick = 0; !ct.IsCancellationRequested; tick++)
        {
            yield return tick;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>How likely two samples differ as much as these where they are of one kind, by the normal approximation; times are never equal.</summary>
    /// <returns>p, two-sided.</returns>
    private static double MannWhitney(List<double> one, List<double> other)
    {
        double n = one.Count, m = other.Count;
        var u = one.Sum(first => other.Count(second => first > second)) - n * m / 2;
        var z = Math.Abs(u) / Math.Sqrt(n * m * (n + m + 1) / 12);

        // The tail of the normal distribution, to a millionth: Abramowitz and Stegun 26.2.17.
        var t = 1 / (1 + 0.2316419 * z);
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));

        return Math.Min(1, 2 * tail);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var all ? all[all.Count / 2] : 0;

    /// <param name="Cpu">Milliseconds of the host's processor for one.</param>
    /// <param name="Wall">Milliseconds that one took, one after the other.</param>
    private sealed record Cost(double Cpu, double Wall)
    {
        public static async Task<Cost> OfAsync(HostProcess host, int times, Func<Task> work)
        {
            var (cpu, watch) = (host.Cpu, Stopwatch.StartNew());

            for (var turn = 0; turn < times; turn++)
                await work();

            return new((host.Cpu - cpu).TotalMilliseconds / times, watch.Elapsed.TotalMilliseconds / times);
        }
    }

    /// <summary>A host on a database of so many companies, one of which is asked.</summary>
    private sealed class Installation : IAsyncDisposable
    {
        private readonly BenchDatabase database;
        private string variant = "";
        private int signIns;

        private Installation(BenchDatabase database, HostProcess host, Shop shop, int companies) => (this.database, Host, Shop, Companies) = (database, host, shop, companies);

        public int Companies { get; }

        public HostProcess Host { get; }

        public Shop Shop { get; }

        /// <param name="withAllowance">Whether companies may ask as much as the product lets them, and not as much as they like.</param>
        public static async Task<Installation> OpenAsync(int tenants, bool withAllowance = false)
        {
            var database = await BenchDatabase.CreateAsync(Database);
            var host = await database.HostAsync(withAllowance ? new() { ["GraphQL__Rate__ClientPoints"] = "2000", ["GraphQL__Rate__TenantPoints"] = "10000" } : []);
            var shop = await Shop.OpenAsync(host.Url, "Measured Ltd", ["orders:read", "orders:create", "orders:submit", "catalog:read", "customers:read"]);
            await SeedAsync(database, TenantGuid(shop.TenantId), tenants - 1);
            var it = new Installation(database, host, shop, tenants);
            await it.FillAsync();

            return it;
        }

        /// <summary>The owners of the copies by turns: one account may have sixty passwords checked in a quarter of an hour.</summary>
        public async Task SignInAsync()
        {
            using var caller = new ApiCaller(Host.Url);
            await caller.SignInAsync($"o{1 + signIns++ % (Few - 1)}@copy.example", Shop.Password);
        }

        /// <summary>A wrong password, from an address of the net of its own.</summary>
        /// <returns>Milliseconds until it was refused.</returns>
        public async Task<double> GuessAsync(int turn, bool isKnown)
        {
            var number = turn + WarmGuesses + 1;
            using var caller = new HttpClient(From(new IPAddress([127, isKnown ? (byte)1 : (byte)2, (byte)(number / 250), (byte)(1 + number % 250)]))) { BaseAddress = Host.Url };
            caller.DefaultRequestHeaders.Add("GraphQL-preflight", "1");
            caller.DefaultRequestHeaders.Add("Origin", Host.Url.GetLeftPart(UriPartial.Authority));
            var watch = Stopwatch.StartNew();
            using var answer = await caller.PostAsJsonAsync("/account/sign-in", new { email = $"{(isKnown ? "o" : "n")}{number}@copy.example", password = "a wrong password of today" });

            return answer.StatusCode is HttpStatusCode.Unauthorized ? watch.Elapsed.TotalMilliseconds : throw new ApiException($"/account/sign-in: {(int)answer.StatusCode}");
        }

        public async Task PlaceAsync()
        {
            var order = await Shop.CreateOrderAsync(Shop.Client, customerId: null, new { variantId = variant, quantity = 1 });
            await Shop.Client.MutateAsync(
                """mutation($in: SubmitOrderInput!) { submitOrder(input: $in) { order { status } errors { ... on Error { code message } } } }""",
                new { @in = new { id = order.GetProperty("id").GetString(), expectedVersion = order.GetProperty("version").GetInt32() } });
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await database.DisposeAsync();
        }

        private static SocketsHttpHandler From(IPAddress address) => new()
        {
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);

                return new NetworkStream(socket, ownsSocket: true);
            },
        };

        private async Task FillAsync()
        {
            variant = await Shop.CreateProductAsync("MANY", "A thing of many", 12.5m);
            await Shop.ReceiveAsync(variant, 900_000);

            for (var made = 0; made < 40; made++)
                await PlaceAsync();
        }

        /// <summary>
        /// Makes companies as signUp makes them, by copying the rows of one: ids are unique within their company, so each copy keeps them
        /// and has an account of its own. A hundred a second by the API would take minutes, and measure nothing else.
        /// </summary>
        private static async Task SeedAsync(BenchDatabase database, Guid pattern, int copies)
        {
            await using var source = NpgsqlDataSource.Create(database.OwnerConnectionOf(pattern));
            await using var connection = await source.OpenConnectionAsync();
            List<(string Table, string[] Columns)> tables = [];

            await RunAsync(connection, $"CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS tenant, gen_random_uuid() AS account, n FROM generate_series(1, {copies}) n");

            await using (var command = new NpgsqlCommand(
                """
                SELECT quote_ident(table_schema) || '.' || quote_ident(table_name), array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_name NOT IN ('sessions', 'oauth_applications', 'data_keys', 'outbox_messages', 'handled_events', 'idempotency_keys', 'api_clients')
                GROUP BY 1 HAVING bool_or(column_name = 'TenantId')
                """, connection))
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync())
                    tables.Add((reader.GetString(0), reader.GetFieldValue<string[]>(1)));

            // Rows come after those that they refer to: a table whose turn is too early waits for another.
            var waiting = new Queue<(string Table, string[] Columns)>(tables);

            for (var turn = 0; waiting.TryDequeue(out var next); turn++)
            {
                var names = string.Join(", ", next.Columns.Select(name => $"\"{name}\""));
                var values = string.Join(", ", next.Columns.Select(name => name switch { "TenantId" => "made.tenant", "AccountId" => "made.account", _ => $"it.\"{name}\"" }));
                await RunAsync(connection, $"ALTER TABLE {next.Table} NO FORCE ROW LEVEL SECURITY");

                try
                {
                    await RunAsync(connection, $"INSERT INTO {next.Table} ({names}) SELECT {values} FROM {next.Table} it CROSS JOIN made WHERE it.\"TenantId\" = '{pattern}'");
                }
                catch (PostgresException early) when (early.SqlState is PostgresErrorCodes.ForeignKeyViolation && turn < tables.Count * tables.Count)
                {
                    waiting.Enqueue(next);
                }

                await RunAsync(connection, $"ALTER TABLE {next.Table} FORCE ROW LEVEL SECURITY");
            }

            await RunAsync(connection, """
                INSERT INTO identity.accounts SELECT copy.* FROM (SELECT it FROM identity.accounts it LIMIT 1) pattern CROSS JOIN made
                CROSS JOIN LATERAL json_populate_record(pattern.it, json_build_object('Id', made.account, 'Email', 'o' || made.n || '@copy.example', 'EmailKey', 'o' || made.n || '@copy.example')) copy
                """);
            await RunAsync(connection, "ANALYZE");
        }

        private static async Task RunAsync(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>The GUID inside a node id: base64 of <c>Tenant:</c> and 16 bytes.</summary>
        private static Guid TenantGuid(string nodeId) => new(Convert.FromBase64String(nodeId).AsSpan(7));
    }
}
