using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>A retailer's real file and made-up ones over HTTP, against sums made by other code.</summary>
[Trait("Capability", "E5/part"), Trait("Capability", "U9/part")]
public abstract class RetailImportTests(HostFixture host) : ImportTest(host)
{
    /// <summary>How many invoices a made-up file has.</summary>
    protected virtual int Invoices => 400;

    [Fact]
    public async Task A_made_up_file_comes_to_what_other_code_makes_of_it_and_again_changes_nothing()
    {
        var file = new RetailGenerator(seed: 101).File(Invoices);
        var oracle = RetailOracle.Of(file);
        Assert.True(oracle.Refused.Count > 0 && oracle.Unusual.Count > 0 && oracle.ByMonth.Count > 4);

        var done = await Owner.ImportAsync(file, mode: "VALID_ORDERS");
        await RetailAssert.SumsAsync(oracle, Owner, done);
        await RetailAssert.RecordsAsync(oracle, Owner);
        Assert.Equal(oracle.Refused, FirstOfEach(await Owner.ErrorsOfAsync(done)));

        await AssertAgainAsync(file, oracle);
    }

    /// <summary>The same file once more: every document unchanged, not a byte of the company's data another.</summary>
    protected async Task AssertAgainAsync(byte[] file, RetailOracle oracle)
    {
        var before = await RowsAsync("import_jobs", "import_errors");

        var counts = (await Owner.ImportAsync(file, mode: "VALID_ORDERS")).GetProperty("counts");

        Assert.Equal(oracle.Orders.Count + oracle.Returns.Count + oracle.Adjustments.Count, counts.Number("unchanged"));
        Assert.All(["lines", "orders", "returns", "adjustments", "products", "customers", "updated", "kept", "conflicts"], name => Assert.Equal(0, counts.Number(name)));
        Assert.Equal(before, await RowsAsync("import_jobs", "import_errors"));
    }

    private static SortedDictionary<int, string> FirstOfEach(IEnumerable<System.Text.Json.JsonElement> errors) =>
        new(errors.GroupBy(error => error.Number("row")).ToDictionary(row => row.Key, row => row.First().Text("code")!));
}

public sealed class RetailImportOnServerTests(ServerHost host) : RetailImportTests(host)
{
    [Fact]
    public async Task The_small_cut_of_the_sample_comes_to_what_other_code_makes_of_it_and_again_changes_nothing()
    {
        var file = await File.ReadAllBytesAsync(RetailFiles.Small, Cancelled);
        var oracle = RetailOracle.Of(RetailOracle.Unpack(RetailFiles.Small));
        Assert.Equal((4_032, 0, 6), (oracle.Lines, oracle.Refused.Count, oracle.ByMonth.Count));

        var done = await Owner.ImportAsync(file);
        await RetailAssert.SumsAsync(oracle, Owner, done);
        await RetailAssert.RecordsAsync(oracle, Owner);

        await AssertAgainAsync(file, oracle);
    }
}

public sealed class RetailImportOnSqliteTests(SqliteHost host) : RetailImportTests(host)
{
    protected override int Invoices => 150;
}
