using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part"), Trait("Capability", "U9/part")]
public sealed class ListImportDifferencesTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "query($id: ID!) { importDifferences(where: { importId: { eq: $id } }) { totalCount nodes { number outcome } } }";

    [Fact]
    public async Task Finished_business_that_the_file_has_changed_stays_as_it_is()
    {
        await Owner.ImportAsync(Retail(Row("1"), Row("2"), Row("3")));
        var before = await RowsAsync("import_jobs", "import_differences");

        var job = await Owner.CheckAsync(Retail(Row("1"), Row("2", price: "9"), Row("3"), Row("3", sku: "POST")));
        Assert.Equal((1, 2), (job.GetProperty("plan").Number("unchanged"), job.GetProperty("plan").Number("changed")));
        Assert.Equal(["2 ORDER CHANGED 3 False", "3 ORDER CHANGED 4 False"], await TextsAsync(job));

        var done = await Owner.CommitAsync(job);

        Assert.Equal((1, 0, 2, 0), done.GetProperty("counts") is var counts ? (counts.Number("unchanged"), counts.Number("updated"), counts.Number("kept"), counts.Number("lines")) : default);
        Assert.Equal(["2 ORDER CHANGED 3 False", "3 ORDER CHANGED 4 False"], await TextsAsync(done));
        Assert.Equal(before, await RowsAsync("import_jobs", "import_differences"));
    }

    [Fact]
    public async Task A_draft_that_nobody_edited_follows_the_file()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("A,X,1,2.00,", "B,X,1,2.00,"), Drafts);

        var done = await Owner.ImportAsync(DraftFile("A,X,5,2.00,", "B,X,1,2.00,"), Drafts);

        Assert.Equal(["A ORDER CHANGED 2 True"], await TextsAsync(done));
        Assert.Equal((1, 1), (done.GetProperty("counts").Number("updated"), done.GetProperty("counts").Number("unchanged")));
        Assert.Equal(["A 10", "B 2"], (await Owner.AllAsync("orders", "externalId total { amount }")).Select(it => $"{it.Text("externalId")} {it.Amount("total"):0.##}").Order());
        Assert.Equal(2, (await Owner.ImportAsync(DraftFile("A,X,5,2.00,", "B,X,1,2.00,"), Drafts)).GetProperty("counts").Number("unchanged"));
    }

    [Fact]
    public async Task A_draft_edited_on_both_sides_is_a_conflict_and_stays()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("A,X,1,2.00,"), Drafts);
        var order = Assert.Single(await Owner.AllAsync("orders", "id version"));
        await Shop.DoAsync(Owner, "updateOrder", Shop.Version(order, ("note", "Called: leave at the door")));

        var done = await Owner.ImportAsync(DraftFile("A,X,5,2.00,"), Drafts);

        Assert.Equal(["A ORDER CONFLICT 2 False"], await TextsAsync(done));
        Assert.Equal((0, 1), (done.GetProperty("counts").Number("updated"), done.GetProperty("counts").Number("conflicts")));
        Assert.Equal(2m, Assert.Single(await Owner.AllAsync("orders", "total { amount }")).Amount("total"));
    }

    [Fact]
    public async Task A_number_that_another_channels_order_has_is_a_conflict()
    {
        await Owner.ImportAsync(Retail(Row("1")));
        await Owner.SaveProfileAsync(new
        {
            name = "till",
            channel = "till",
            isHistory = true,
            unknownSku = "CREATE",
            unknownCustomer = "CREATE",
            columns = new { number = "InvoiceNo", sku = "StockCode", quantity = "Quantity", time = "InvoiceDate", unitPrice = "UnitPrice" },
        });

        var done = await Owner.ImportAsync(Retail(Row("1", price: "7"), Row("2")), "till");

        Assert.Equal(["1 ORDER CONFLICT 2 False"], await TextsAsync(done));
        Assert.Equal((1, 1), (done.GetProperty("counts").Number("orders"), done.GetProperty("counts").Number("conflicts")));
    }

    [Fact]
    public async Task Another_companys_differences_do_not_exist()
    {
        using var other = await NewTenantAsync();
        await other.Owner.ImportAsync(Retail(Row("1")));
        var theirs = await other.Owner.CheckAsync(Retail(Row("1", price: "9")));
        Assert.Single(await other.Owner.DifferencesOfAsync(theirs));

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { id }, "ImportJob", theirs.Text("id")!);

        Assert.Equal("""{"data":{"importDifferences":{"totalCount":0,"nodes":[]}}}""", answer.GetRawText());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) });

    private async Task<IEnumerable<string>> TextsAsync(System.Text.Json.JsonElement job) =>
        (await Owner.DifferencesOfAsync(job)).Select(it => $"{it.Text("number")} {it.Text("kind")} {it.Text("outcome")} {it.Number("row")} {it.GetProperty("isWritten").GetBoolean()}");
}
