using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class ListImportErrorsTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "query($id: ID!) { importErrors(where: { importId: { eq: $id } }) { totalCount nodes { row code } } }";

    [Fact]
    public async Task Each_names_row_column_value_code_and_what_to_do()
    {
        var job = await Owner.CheckAsync(Retail(
            Row("536365"),
            Row("536366", quantity: "0"),
            Row("536367", at: "05/01/2011"),
            Row("536368", price: "-11062.06"),
            Row("", name: "NOBODY'S"),
            Row("536369", sku: " "),
            "536370,1,2",
            Row("536371", quantity: "1.2345"),
            Row("536372"),
            Row("536372", price: "dear")));

        var errors = await Owner.ErrorsOfAsync(job, "row column value code message hint importId");

        Assert.Equal(
            [
                (3, "Quantity", "0", "QUANTITY_ZERO"), (4, "InvoiceDate", "05/01/2011", "DATE_INVALID"), (5, "UnitPrice", "-11062.06", "PRICE_NEGATIVE"), (6, "InvoiceNo", null, "NUMBER_MISSING"),
                (7, "StockCode", null, "SKU_MISSING"), (8, null, null, "ROW_MALFORMED"), (9, "Quantity", "1.2345", "NUMBER_INVALID"), (10, "InvoiceNo", "536372", "ORDER_HAS_ERRORS"), (11, "UnitPrice", "dear", "NUMBER_INVALID"),
            ],
            errors.Select(it => (it.Number("row"), it.Text("column"), it.Text("value"), it.Text("code"))));
        Assert.All(errors, it => Assert.True(it.Text("message")!.Length > 10 && it.Text("hint")!.Length > 10));
        Assert.All(errors, it => Assert.Equal(job.Text("id"), it.Text("importId")));
    }

    [Fact]
    public async Task They_are_found_by_code_and_row_and_sorted()
    {
        var job = await Owner.CheckAsync(Retail([.. Enumerable.Range(0, 6).Select(number => Row($"{number + 1}", quantity: number % 2 == 0 ? "0" : "x"))]));
        var id = job.Text("id");

        async Task<string> Rows(string arguments) => string.Concat((await Owner.AllAsync("importErrors", "row", $$""", {{arguments}}""")).Select(it => it.Number("row")));

        Assert.Equal("246", await Rows($$"""where: { importId: { eq: "{{id}}" }, code: { eq: QUANTITY_ZERO } }"""));
        Assert.Equal("67", await Rows($$"""where: { importId: { eq: "{{id}}" }, row: { gte: 6 } }"""));
        Assert.Equal("765432", await Rows($$"""where: { importId: { eq: "{{id}}" } }, order: [{ row: DESC }]"""));
    }

    [Fact]
    public async Task They_speak_the_callers_language()
    {
        using var chinese = await SignUpAsync("CNY", "Asia/Shanghai", "zh-CN");
        var job = await chinese.Owner.CheckAsync(Retail(Row("1", quantity: "0")));

        var error = Assert.Single(job.GetProperty("firstErrors").EnumerateArray());

        Assert.Equal("数量为零。", error.Text("message"));
    }

    [Fact]
    public async Task Another_companys_errors_do_not_exist()
    {
        using var other = await NewTenantAsync();
        var theirs = await other.Owner.CheckAsync(Retail(Row("536365", quantity: "0")));

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { id }, "ImportJob", theirs.Text("id")!);

        Assert.Equal("""{"data":{"importErrors":{"totalCount":0,"nodes":[]}}}""", answer.GetRawText());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) });
}
