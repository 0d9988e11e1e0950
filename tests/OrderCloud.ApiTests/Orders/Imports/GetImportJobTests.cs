using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class GetImportJobTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "query($id: ID!) { importJob(id: $id) { id status } }";

    [Fact]
    public async Task It_tells_what_was_found_and_what_was_made()
    {
        var program = await Tenant.ApiClientAsync(ImportSteps.HistoryRights);

        var done = await program.ImportAsync(Retail(Row("536365"), Row("536366", price: "")), mode: "VALID_ORDERS");

        Assert.Equal(("DONE", "VALID_ORDERS", "Client 1", 1), (done.Text("status"), done.Text("mode"), done.Text("actorName"), done.GetProperty("plan").Number("invalid")));
        var error = Assert.Single(done.GetProperty("firstErrors").EnumerateArray());
        Assert.Equal((3, "UnitPrice", null, "NUMBER_INVALID"), (error.Number("row"), error.Text("column"), error.Text("value"), error.Text("code")));
        Assert.All([error.Text("message"), error.Text("hint")], text => Assert.NotEmpty(text!));
        Assert.Equal("GBP", done.GetProperty("invoicedByMonth")[0].GetProperty("net").Text("currency"));
        Assert.All(["createdAt", "committedAt", "finishedAt"], name => Assert.NotNull(done.Text(name)));
    }

    [Fact]
    public async Task Only_the_first_twenty_errors_are_shown_with_it()
    {
        var job = await Owner.CheckAsync(Retail([.. Enumerable.Range(0, 30).Select(number => Row($"{number + 1}", quantity: "0"))]));

        Assert.Equal(Enumerable.Range(2, 20), job.GetProperty("firstErrors").EnumerateArray().Select(error => error.Number("row")));
        Assert.Equal(30, job.Number("errorCount"));
    }

    [Fact]
    public async Task Another_companys_import_does_not_exist()
    {
        var (_, job) = await ForeignJobAsync();

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { id }, "ImportJob", job.Text("id")!);
        await AssertForeignIsUnknownAsync("query($id: ID!) { node(id: $id) { id } }", id => new { id }, "ImportJob", job.Text("id")!);

        Assert.Equal("""{"data":{"importJob":null}}""", answer.GetRawText());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) });
}
