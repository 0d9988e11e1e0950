using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>The natural key: whatever way a file comes again, nothing is made twice.</summary>
[Trait("Capability", "U9/part")]
public sealed class RepeatedImportTests(ServerHost host) : ImportTest(host)
{
    private static readonly RetailGenerator Generator = new(seed: 7);
    private static readonly byte[][] Rows = [.. Lines(Generator.File(200, withRefusals: false))];

    [Fact]
    public async Task Rows_in_another_order_and_halves_swapped_are_the_same_documents()
    {
        var first = await Owner.ImportAsync(RetailGenerator.Join(Rows));
        var before = await RowsAsync("import_jobs");

        var shuffled = await Owner.ImportAsync(RetailGenerator.Join(new RetailGenerator(8).Shuffled(Rows)));
        var swapped = await Owner.ImportAsync(RetailGenerator.Join([.. Rows[(Rows.Length / 2)..], .. Rows[..(Rows.Length / 2)]]));

        Assert.All([shuffled, swapped], again => Assert.Equal((first.Number("documentsTotal"), 0), (again.GetProperty("counts").Number("unchanged"), again.GetProperty("counts").Number("lines"))));
        Assert.Equal(before, await RowsAsync("import_jobs"));
    }

    [Fact]
    public async Task A_file_in_two_parts_is_the_file()
    {
        var oracle = RetailOracle.Of(RetailGenerator.Join(Rows));
        var numbers = Rows.GroupBy(NumberOf).ToList();

        var one = await Owner.ImportAsync(RetailGenerator.Join(numbers.Take(numbers.Count / 2).SelectMany(it => it)));
        var two = await Owner.ImportAsync(RetailGenerator.Join(numbers.Skip(numbers.Count / 2).SelectMany(it => it)));
        var whole = await Owner.ImportAsync(RetailGenerator.Join(Rows));

        Assert.Equal(oracle.Lines, one.GetProperty("counts").Number("lines") + two.GetProperty("counts").Number("lines"));
        Assert.Equal((0, whole.Number("documentsTotal")), (whole.GetProperty("counts").Number("lines"), whole.GetProperty("counts").Number("unchanged")));
        Assert.Equal(oracle.Orders.Count, await Owner.CountAsync("orders"));
        var months = new SortedDictionary<string, decimal>(oracle.ByMonth.Where(month => month.Value != 0).ToDictionary(), StringComparer.Ordinal);
        Assert.Equal(months, await Owner.InvoicedAsync(months));
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_make_each_document_once()
    {
        var oracle = RetailOracle.Of(RetailGenerator.Join(Rows));
        // A host has two workers for files as small as this.
        var jobs = await Task.WhenAll(Owner.CheckAsync(RetailGenerator.Join(Rows)), Owner.CheckAsync(RetailGenerator.Join(Rows)));

        var done = await Task.WhenAll(Owner.CommitAsync(jobs[0]), Owner.CommitAsync(jobs[1]));

        Assert.All(done, job => Assert.Equal("DONE", job.Text("status")));
        int Sum(string name) => done.Sum(job => job.GetProperty("counts").Number(name));
        Assert.Equal((oracle.Lines, oracle.Orders.Count, oracle.Returns.Count, oracle.Adjustments.Count), (Sum("lines"), Sum("orders"), Sum("returns"), Sum("adjustments")));
        Assert.Equal((oracle.Products.Count, oracle.Customers.Count, done[0].Number("documentsTotal")), (Sum("products"), Sum("customers"), Sum("unchanged")));
        Assert.Equal((oracle.Orders.Count, oracle.Returns.Count), (await Owner.CountAsync("orders"), await Owner.CountAsync("salesReturns")));
        Assert.Equal((oracle.Products.Count, oracle.Customers.Count), (await Owner.CountAsync("products"), await Owner.CountAsync("customers")));
        var months = new SortedDictionary<string, decimal>(oracle.ByMonth.Where(month => month.Value != 0).ToDictionary(), StringComparer.Ordinal);
        Assert.Equal(months, await Owner.InvoicedAsync(months));
    }

    [Fact]
    public async Task Equal_rows_count_as_often_as_they_occur()
    {
        await Owner.ImportAsync(Retail(Row("1"), Row("1")));

        var done = await Owner.CheckAsync(Retail(Row("1"), Row("1"), Row("1")));

        Assert.Equal(5m, Assert.Single(await Owner.AllAsync("orders", "total { amount }")).Amount("total"));
        Assert.Equal(1, done.GetProperty("plan").Number("changed"));
    }

    [Fact]
    public async Task One_number_may_be_an_order_a_return_and_an_adjustment()
    {
        var done = await Owner.ImportAsync(Retail(Row("1", quantity: "3"), Row("1", quantity: "-1"), Row("1", quantity: "-1", price: "0")));

        Assert.Equal((1, 1, 1), done.GetProperty("counts") is var counts ? (counts.Number("orders"), counts.Number("returns"), counts.Number("adjustments")) : default);
        Assert.Equal(5m, ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth"))["2011-01"]);
    }

    [Fact]
    public async Task What_another_company_imported_is_new_here()
    {
        var other = await NewTenantAsync();
        await other.Owner.ImportAsync(Retail(Row("1")));

        var done = await Owner.ImportAsync(Retail(Row("1")));

        Assert.Equal((1, 0, 1, 1), done.GetProperty("counts") is var counts ? (counts.Number("orders"), counts.Number("unchanged"), counts.Number("products"), counts.Number("customers")) : default);
    }

    private static string NumberOf(byte[] row) => System.Text.Encoding.UTF8.GetString(row, 0, Array.IndexOf(row, (byte)','));

    // A generated cell may hold a line break between quotation marks.
    private static IEnumerable<byte[]> Lines(byte[] file)
    {
        var (start, quoted) = (Array.IndexOf(file, (byte)'\n') + 1, false);

        for (var at = start; at < file.Length; at++)
        {
            quoted ^= file[at] == (byte)'"';

            if (quoted || file[at] != (byte)'\n')
                continue;

            yield return file[start..at];
            start = at + 1;
        }
    }
}
