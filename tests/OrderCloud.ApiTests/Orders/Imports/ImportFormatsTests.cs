using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>How files are written, well and badly.</summary>
[Trait("Capability", "E5/part")]
public sealed class ImportFormatsTests(ServerHost host) : ImportTest(host)
{
    [Fact]
    public async Task A_byte_order_mark_windows_line_ends_and_breaks_in_cells_are_read()
    {
        var file = Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n",
            [Tests.Imports.RetailGenerator.Header, Row("1", name: "\"TWO\r\nLINES, \"\"ONE\"\" CELL\""), "", Row("2"), Row("3", quantity: "0"), ""]));

        var done = await Owner.ImportAsync(file, mode: "VALID_ORDERS");

        Assert.Equal((3, 2), (done.Number("rowsRead"), done.GetProperty("counts").Number("orders")));
        Assert.Equal(6, Assert.Single(await Owner.ErrorsOfAsync(done)).Number("row"));
        Assert.Equal(["CAKE STAND", "TWO\r\nLINES, \"ONE\" CELL"], (await Owner.AllAsync("orders", "lines { name }")).Select(it => it.GetProperty("lines")[0].Text("name")).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData("GB18030", "GB18030", "单号", "货号", "数量", "茶壶（大）"), InlineData("BIG5", "big5", "單號", "貨號", "數量", "茶壺（大）")]
    public async Task Files_in_chinese_encodings_are_read_as_the_profile_says(string encoding, string codePage, string number, string sku, string quantity, string name)
    {
        await Owner.SaveProfileAsync(new { name = "中文", channel = "淘宝", encoding, unknownSku = "CREATE", columns = new { number, sku, quantity, description = "Name" } });
        var file = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes($"{number},{sku},{quantity},Name\n甲-1,茶-01,3,{name}\n");

        var done = await Owner.ImportAsync(file, "中文");

        Assert.Equal(1, done.GetProperty("counts").Number("orders"));
        var order = Assert.Single(await Owner.AllAsync("orders", "externalId channel lines { sku name quantity }"));
        Assert.Equal(("甲-1", "淘宝", "茶-01", name), (order.Text("externalId"), order.Text("channel"), order.GetProperty("lines")[0].Text("sku"), order.GetProperty("lines")[0].Text("name")));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_refuse_their_row_and_order_only()
    {
        byte[] file = [.. Retail(Row("1"), Row("2")), .. "2,22423,CAF"u8, 0xE9, .. ",1,2011-01-05 10:00:00,2.5,17850.0,United Kingdom\n"u8];

        var job = await Owner.CheckAsync(file);

        Assert.Equal(("READY", 1, 2), (job.Text("status"), job.GetProperty("plan").Number("valid"), job.Number("rowsRejected")));
        Assert.Equal(["3 InvoiceNo 2 ORDER_HAS_ERRORS", "4 Description CAF\uFFFD ENCODING_INVALID"], await ErrorsAsync(job));
    }

    [Fact]
    public async Task Semicolons_and_decimal_commas_are_read_where_the_profile_says_so()
    {
        await Owner.SaveProfileAsync(new
        {
            name = "de",
            channel = "laden",
            delimiter = "SEMICOLON",
            decimalMark = "COMMA",
            timeFormat = "dd.MM.yyyy HH:mm",
            timeZone = "Europe/Berlin",
            isHistory = true,
            unknownSku = "CREATE",
            columns = new { number = "Nr", sku = "Art", quantity = "Menge", time = "Datum", unitPrice = "Preis" },
        });

        var done = await Owner.ImportAsync(Encoding.UTF8.GetBytes("Nr;Art;Menge;Datum;Preis\n1;A;1,5;05.01.2011 00:30;2,125\n"), "de");

        Assert.Equal(3.19m, ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth"))["2011-01"]);
        Assert.StartsWith("2011-01-04T23:30:00", Assert.Single(await Owner.AllAsync("orders", "placedAt")).Text("placedAt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_is_no_file()
    {
        var job = await Owner.CheckAsync(Retail());

        Assert.Equal(("INVALID", "NO_ROWS", 0), (job.Text("status"), job.Text("failureCode"), job.Number("rowsRead")));
        Assert.Contains("no rows", job.Text("failureMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_is_too_long_refuses_its_row()
    {
        var job = await Owner.CheckAsync(Retail(Row("1"), Row("2", name: new string('x', 40_000)), Row(new string('9', 61)), Row("3", name: new string('y', 300))));

        Assert.Equal(["3 Description ROW_MALFORMED", "4 InvoiceNo ROW_MALFORMED"], (await Owner.ErrorsOfAsync(job)).Select(it => $"{it.Number("row")} {it.Text("column")} {it.Text("code")}"));
        Assert.Equal(2, job.GetProperty("plan").Number("valid"));
    }

    [Fact]
    public async Task A_line_that_never_ends_fails_the_file_and_names_its_row() =>
        await AssertInvalidAsync(Retail(Row("1"), Row("2", name: new string('x', 3 << 20))), "FILE_UNREADABLE", "3");

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_loses_no_line_in_silence()
    {
        var job = await Owner.CheckAsync(Retail(Row("1"), Row("2", name: "\"OPEN"), Row("2"), Row("3"), Row("4")));

        Assert.Equal((1, 1), (job.GetProperty("plan").Number("valid"), job.GetProperty("plan").Number("created")));
        Assert.Contains(await ErrorsAsync(job), error => error.StartsWith("3  3-", StringComparison.Ordinal) && error.EndsWith("ROW_MALFORMED", StringComparison.Ordinal));
        Assert.Equal(4, 1 + job.GetProperty("plan").Number("invalid"));
    }

    [Fact]
    public async Task More_columns_than_are_read_fail_the_file() =>
        await AssertInvalidAsync(Encoding.UTF8.GetBytes(Tests.Imports.RetailGenerator.Header + string.Concat(Enumerable.Range(0, 200).Select(number => $",extra{number}")) + "\n1,2,3\n"), "FILE_TOO_LARGE", "208");

    [Fact]
    public async Task Columns_stand_in_any_order_and_others_are_passed_over()
    {
        var done = await Owner.ImportAsync(Encoding.UTF8.GetBytes("Country,More,UnitPrice,InvoiceNo,Quantity,StockCode,InvoiceDate,CustomerID,Description\nEIRE,?,2.50,1,2,A,2011-01-05 10:00:00,,Thing\n"));

        Assert.Equal(5m, ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth"))["2011-01"]);
    }

    [Fact]
    public async Task What_looks_like_a_formula_is_data()
    {
        await Owner.ImportAsync(Retail(Row("1", sku: "+44", name: "\"=HYPERLINK(\"\"http://x\"\")\"")));

        var line = Assert.Single(await Owner.AllAsync("orders", "lines { sku name }")).GetProperty("lines")[0];
        Assert.Equal(("+44", "=HYPERLINK(\"http://x\")"), (line.Text("sku"), line.Text("name")));
    }

    [Fact]
    public async Task Sales_of_more_months_than_a_year_are_added_up()
    {
        var rows = Enumerable.Range(0, 60).Select(month => Row($"{month + 1}", at: $"{2006 + (month / 12)}-{(month % 12) + 1:00}-15 12:00:00")).ToArray();

        var done = await Owner.ImportAsync(Retail(rows));

        Assert.Equal(60, ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth")).Count);
        Assert.All(ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth")).Values, net => Assert.Equal(2.50m, net));
    }

    private async Task AssertInvalidAsync(byte[] file, string code, string detail)
    {
        var before = await RowsAsync("import_jobs");

        var job = await Owner.CheckAsync(file);

        Assert.Equal(("INVALID", code, detail), (job.Text("status"), job.Text("failureCode"), job.Text("failureDetail")));
        Assert.NotEmpty(job.Text("failureMessage")!);
        Assert.Equal(before, await RowsAsync("import_jobs"));
    }

    private async Task<IEnumerable<string>> ErrorsAsync(JsonElement job) =>
        (await Owner.ErrorsOfAsync(job)).Select(it => $"{it.Number("row")} {it.Text("column")} {it.Text("value")} {it.Text("code")}");
}
