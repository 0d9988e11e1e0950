using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class CommitImportTests(ServerHost host) : ImportTest(host)
{
    private static readonly string Document = ImportSteps.Mutation("commitImport");

    [Fact]
    public async Task A_checked_import_is_written_and_reads_as_finished_business()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365", quantity: "2"), Row("536365", sku: "POST", price: "18"), Row("C536379", quantity: "-1"), Row("536414", sku: "22139", quantity: "-5", price: "0", customer: "")));

        var done = await Owner.CommitAsync(job);

        Assert.Equal(("DONE", "ALL", 3, 3), (done.Text("status"), done.Text("mode"), done.Number("documentsTotal"), done.Number("documentsDone")));
        Assert.Equal((4, 1, 1, 1, 3, 1), done.GetProperty("counts") is var counts ? (counts.Number("lines"), counts.Number("orders"), counts.Number("returns"), counts.Number("adjustments"), counts.Number("products"), counts.Number("customers")) : default);
        Assert.Equal(20.50m, ImportSteps.MonthsOf(done.GetProperty("invoicedByMonth"))["2011-01"]);
        Assert.NotNull(done.Text("finishedAt"));

        var order = Assert.Single(await Owner.AllAsync("orders", $"{Shop.Order} timeline {{ kind isExternal at data {{ key value }} }}".Replace("reviewTasks { level status note decidedByName findings { rule verdict subject message } }", "", StringComparison.Ordinal)));
        Assert.Equal(("536365", "COMPLETED", "PAID", "DELIVERED", 23m, 0m), (order.Text("number"), order.Text("status"), order.Text("paymentStatus"), order.Text("fulfillmentStatus"), order.Amount("total"), order.Amount("balanceDue")));
        Assert.StartsWith("2011-01-05T10:00:00", order.Text("placedAt"), StringComparison.Ordinal);
        Assert.Equal(["CONFIRMED", "SHIPPED", "DELIVERED", "PAYMENT_APPLIED"], order.GetProperty("timeline").EnumerateArray().Select(it => it.Text("kind")));
        Assert.All(order.GetProperty("timeline").EnumerateArray(), it => Assert.True(it.GetProperty("isExternal").GetBoolean()));
        Assert.Equal(0, order.GetProperty("fulfillments").GetArrayLength());
        Assert.Equal(0, (await CountsAsync())["stock_ledger_entries"]);
    }

    [Fact]
    public async Task One_bad_row_stops_all_of_it()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536366"), Row("536366", quantity: "0")));
        var before = await RowsAsync();

        var errors = await Owner.RefusedAsync(
            "mutation($input: CommitImportInput!) { commitImport(input: $input) { importJob { id } errors { __typename ... on Error { code message field } ... on ImportHasErrorsError { errorCount rowsRejected } } } }",
            new { input = new { id = job.Text("id"), mode = "ALL" } });

        Assert.Equal(("ImportHasErrorsError", "IMPORT_HAS_ERRORS", "input.mode"), errors.Only());
        Assert.Equal((2, 2), (errors[0].Number("errorCount"), errors[0].Number("rowsRejected")));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Valid_orders_are_written_whole_and_the_others_not_at_all()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536366"), Row("536366", quantity: "0"), Row("536367", price: "4"), Row("536368", sku: "ONLY-HERE", price: "x")));

        var done = await Owner.CommitAsync(job, "VALID_ORDERS");

        Assert.Equal(("DONE", 2, 2, 3), (done.Text("status"), done.GetProperty("counts").Number("orders"), done.GetProperty("counts").Number("lines"), done.Number("rowsRejected")));
        Assert.Equal(["536365", "536367"], (await Owner.AllAsync("orders", "number")).Select(order => order.Text("number")).Order());
        Assert.Equal(1, await Owner.CountAsync("products"));
    }

    [Fact]
    public async Task What_is_committed_or_invalid_is_not_committed_again()
    {
        var done = await Owner.ImportAsync(Retail(Row("536365")));
        var invalid = await Owner.CheckAsync(Retail(Row("536366", quantity: "0")));
        var before = await RowsAsync();

        foreach (var job in new[] { done, invalid })
        {
            var errors = await Owner.RefusedAsync(
                "mutation($input: CommitImportInput!) { commitImport(input: $input) { importJob { id } errors { __typename ... on Error { code message field } ... on ImportNotReadyError { status allowed } } } }",
                new { input = new { id = job.Text("id"), mode = "VALID_ORDERS" } });

            Assert.Equal(("ImportNotReadyError", "IMPORT_NOT_READY", "input.id"), errors.Only());
            Assert.Equal(job.Text("status"), errors[0].Text("status"));
            Assert.Empty(errors[0].Texts("allowed"));
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Two_commits_at_once_are_one()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536366")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Owner.SendAsync(Document, new { input = new { id = job.Text("id"), mode = "ALL" } })));
        await Owner.WaitForAsync(job.Text("id")!, "DONE");

        Assert.Single(answers, answer => !answer.Body.Contains("IMPORT_NOT_READY", StringComparison.Ordinal));
        Assert.Equal(2, await Owner.CountAsync("orders"));
    }

    [Fact, Trait("Proves", "P24/part")]
    public async Task A_small_file_does_not_wait_for_another_companys_large_one()
    {
        var other = await NewTenantAsync();
        var large = await other.Owner.CheckAsync(new RetailGenerator(seed: 24).File(invoices: 4_000, withRefusals: false));
        await other.Owner.MutateAsync(Document, new { input = new { id = large.Text("id"), mode = "ALL" } });

        var small = await Owner.ImportAsync(Retail(Row("536365")));

        Assert.Equal("DONE", small.Text("status"));
        large = await other.Owner.JobAsync(large.Text("id")!);
        Assert.True(large.Text("status") is "RUNNING", $"Over before the small one, which shows nothing: {large}");
        Assert.Equal("DONE", (await other.Owner.WaitForAsync(large.Text("id")!, "DONE", "PARTIAL", "FAILED")).Text("status"));
    }

    [Fact]
    public async Task Another_companys_import_does_not_exist()
    {
        var (other, job) = await ForeignJobAsync();

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { input = new { id, mode = "ALL" } }, "ImportJob", job.Text("id")!);

        Assert.Equal(("ImportJobNotFoundError", "IMPORT_JOB_NOT_FOUND", "input.id"), answer.GetProperty("data").GetProperty("commitImport").GetProperty("errors").EnumerateArray().ToList().Only());
        Assert.Equal("READY", (await other.Owner.JobAsync(job.Text("id")!)).Text("status"));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365")));

        await AssertNeedsPermissionAsync(Document, new { input = new { id = job.Text("id"), mode = "ALL" } });
        Assert.Equal("READY", (await Owner.JobAsync(job.Text("id")!)).Text("status"));
    }
}
