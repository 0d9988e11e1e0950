using System.IO.Compression;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>The stated numbers at their full scale, on a host that is a process of its own.</summary>
public abstract class FullScaleImportTests(HostFixture host) : ApiTest(host)
{
    /// <summary>MiB: of the sample as stated; of five times as many rows, which is the most that a file may have, not twice as much.</summary>
    private const double SampleMemory = 600, MillionMemory = 1_000;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact, Trait("Capability", "E5/part")]
    public async Task The_half_year_comes_to_its_golden_sums_and_again_changes_nothing()
    {
        Assert.SkipUnless(Full, "Run by build/test --full.");

        await using var database = await NewDatabaseAsync();
        await using var process = await HostProcess.StartAsync(database);
        using var tenant = await SignUpAsync(process);
        var oracle = RetailOracle.Of(RetailOracle.Unpack(RetailFiles.HalfYear));
        var file = await File.ReadAllBytesAsync(RetailFiles.HalfYear, Cancelled);

        var done = await tenant.Owner.ImportAsync(file);
        await RetailAssert.SumsAsync(oracle, tenant.Owner, done);
        Assert.Equal((209_029, 8_455, 1_677, 651, 3_426, 2_767), done.GetProperty("counts") is var counts
            ? (counts.Number("lines"), counts.Number("orders"), counts.Number("returns"), counts.Number("adjustments"), counts.Number("products"), counts.Number("customers")) : default);
        Assert.Equal([748_957.02m, 560_000.26m, 498_062.65m, 683_267.08m, 493_207.12m, 723_333.51m], ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth")).Values);
        var before = await TenantRows.OfAsync(database, tenant.Id);

        var again = await tenant.Owner.ImportAsync(file);
        Assert.Equal((10_783, 0), (again.GetProperty("counts").Number("unchanged"), again.GetProperty("counts").Number("lines")));
        var after = await TenantRows.OfAsync(database, tenant.Id);
        Assert.True(before.Remove("import_jobs") && after.Remove("import_jobs"));
        Assert.Equal(before, after);
        Assert.InRange(process.PeakMebibytes, 1, SampleMemory);
    }

    [Fact, Trait("Capability", "E5/part")]
    public async Task A_million_rows_are_taken_in_bounded_memory()
    {
        Assert.SkipUnless(Full, "Run by build/test --full.");

        await using var database = await NewDatabaseAsync();
        await using var process = await HostProcess.StartAsync(database);
        using var tenant = await SignUpAsync(process);
        var file = new RetailGenerator(seed: 5).File(invoices: 300_000, rows: 1_000_000);
        var oracle = RetailOracle.Of(file);

        var done = await tenant.Owner.ImportAsync(Pack(file), mode: "VALID_ORDERS");

        Assert.Equal(1_000_000, done.Number("rowsRead"));
        await RetailAssert.SumsAsync(oracle, tenant.Owner, done);
        Assert.InRange(process.PeakMebibytes, 1, MillionMemory);
    }

    private static Task<TenantSession> SignUpAsync(HostProcess process) => TenantSession.SignUpAsync(process.Address, services: null, "GBP", "Europe/London", "en");

    private static byte[] Pack(byte[] file)
    {
        using var packed = new MemoryStream();

        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(file);

        return packed.ToArray();
    }
}

public sealed class FullScaleImportOnServerTests(ServerHost host) : FullScaleImportTests(host)
{
    protected override async Task<TestDatabase> NewDatabaseAsync() => await PostgresTestDatabase.CreateAsync();
}

public sealed class FullScaleImportOnSqliteTests(SqliteHost host) : FullScaleImportTests(host)
{
    protected override Task<TestDatabase> NewDatabaseAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
