using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class CancelImportTests(ServerHost host) : ImportTest(host)
{
    private static readonly string Document = ImportSteps.Mutation("cancelImport");

    [Fact]
    public async Task A_file_that_is_cancelled_while_it_is_checked_writes_nothing_and_keeps_nobody_waiting()
    {
        var before = await RowsAsync("import_jobs", "import_errors");
        var fileId = await Owner.UploadAsync(new RetailGenerator(41).File(20_000));
        var job = (await Owner.MutateAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId, profile = "online-retail" } })).GetProperty("importJob");

        var cancelled = await Owner.CancelAsync(job.Text("id")!);
        Assert.Equal(("CANCELLED", null), (cancelled.Text("status"), cancelled.Text("failureCode")));
        Assert.Empty(cancelled.Texts("allowed"));
        Assert.NotNull(cancelled.Text("finishedAt"));

        await Owner.CancelAsync((await Owner.CheckAsync(Retail(Row("1")))).Text("id")!);
        Assert.Equal("CANCELLED", (await Owner.JobAsync(job.Text("id")!)).Text("status"));
        Assert.Equal(before, await RowsAsync("import_jobs", "import_errors"));
    }

    [Theory, InlineData("Uploaded"), InlineData("Validating"), InlineData("Running")]
    public async Task What_no_document_is_written_of_is_over_whoever_has_it(string status)
    {
        var id = (await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 1, ("Status", StatusOf(status)), ("LeaseOwner", "a worker"), ("LeaseUntil", DateTimeOffset.UtcNow.AddHours(1)))).Single();

        Assert.Equal("CANCELLED", (await Owner.CancelAsync(id)).Text("status"));
    }

    [Fact]
    public async Task A_checked_file_that_is_cancelled_is_not_committed()
    {
        var job = await Owner.CheckAsync(Retail(Row("1")));

        await Owner.CancelAsync(job.Text("id")!);

        Assert.Equal("IMPORT_NOT_READY", Assert.Single(await Owner.RefusedAsync(ImportSteps.Mutation("commitImport"), new { input = new { id = job.Text("id"), mode = "ALL" } })).Text("code"));
        Assert.Equal(0, await Owner.CountAsync("orders"));
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_stops_between_chunks_tells_how_far_it_came_and_goes_on_when_it_is_told_to()
    {
        var job = await Owner.CheckAsync(new RetailGenerator(31).File(6_000, withRefusals: false));
        await Owner.MutateAsync(ImportSteps.Mutation("commitImport"), new { input = new { id = job.Text("id"), mode = "ALL" } });
        await Eventually.GetAsync(() => Owner.JobAsync(job.Text("id")!), it => it.Number("documentsDone") > 0, TimeSpan.FromMinutes(2));

        var stopped = await Owner.CancelAsync(job.Text("id")!);
        Assert.Equal(("PARTIAL", "CANCELLED", "resumeImport"), (stopped.Text("status"), stopped.Text("failureCode"), string.Concat(stopped.Texts("allowed"))));
        Assert.StartsWith("Somebody stopped the import.", stopped.Text("failureMessage"), StringComparison.Ordinal);
        Assert.InRange(stopped.Number("documentsDone"), 1, job.Number("documentsTotal") - 1);

        // Another file is imported meanwhile: the worker is free, and writes no more of the first.
        await Owner.ImportAsync(DraftFile("1,A,1,1,"), await DraftsAsync());
        var still = await Owner.JobAsync(job.Text("id")!);
        Assert.Equal(stopped.GetRawText(), still.GetRawText());
        Assert.Equal(stopped.Number("documentsDone"), Written(still));

        var done = await Owner.ResumeAsync(stopped);
        Assert.Equal(("DONE", null), (done.Text("status"), done.Text("failureCode")));
        Assert.Equal((job.Number("documentsTotal"), job.Number("documentsTotal")), (done.Number("documentsDone"), Written(done)));
    }

    [Fact]
    public async Task Whoever_follows_the_import_is_told()
    {
        var job = await Owner.CheckAsync(Retail(Row("1")));
        await using var socket = await Owner.ConnectAsync();
        var progress = await socket.SubscribeAsync("subscription($id: ID!) { importProgress(id: $id) { importJob { status } } }", new { id = job.Text("id") });
        Assert.True(await progress.IsSilentAsync(TimeSpan.FromSeconds(1)));

        await Owner.CancelAsync(job.Text("id")!);

        Assert.Equal("CANCELLED", (await progress.NextAsync()).GetProperty("data").GetProperty("importProgress").GetProperty("importJob").Text("status"));
    }

    [Fact]
    public async Task What_is_over_or_has_stopped_is_not_cancelled()
    {
        var done = await Owner.ImportAsync(Retail(Row("1")));
        var invalid = await Owner.CheckAsync(Retail(Row("2", quantity: "0")));
        var stopped = await Owner.JobAsync((await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 1, ("Status", StatusOf("Partial")))).Single());
        var before = await RowsAsync();

        foreach (var (job, allowed) in new[] { (done, ""), (invalid, ""), (stopped, "resumeImport") })
        {
            var errors = await Owner.RefusedAsync(
                "mutation($input: CancelImportInput!) { cancelImport(input: $input) { importJob { id } errors { __typename ... on Error { code message field } ... on ImportNotCancellableError { status allowed } } } }",
                new { input = new { id = job.Text("id") } });

            Assert.Equal(("ImportNotCancellableError", "IMPORT_NOT_CANCELLABLE", "input.id"), errors.Only());
            Assert.Equal((job.Text("status"), allowed), (errors[0].Text("status"), string.Concat(errors[0].Texts("allowed"))));
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Another_companys_import_does_not_exist_and_stays_as_it_is()
    {
        var (other, job) = await ForeignJobAsync();

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { input = new { id } }, "ImportJob", job.Text("id")!);

        Assert.Equal(("ImportJobNotFoundError", "IMPORT_JOB_NOT_FOUND", "input.id"), answer.GetProperty("data").GetProperty("cancelImport").GetProperty("errors").EnumerateArray().ToList().Only());
        Assert.Equal("READY", (await other.Owner.JobAsync(job.Text("id")!)).Text("status"));
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { input = new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) } });

    private async Task<string> DraftsAsync()
    {
        await Owner.SaveProfileAsync(DraftProfile());

        return Drafts;
    }

    private static int Written(JsonElement job) => job.GetProperty("counts") is var counts ? counts.Number("orders") + counts.Number("returns") + counts.Number("adjustments") : 0;

    private static object StatusOf(string name) => Enum.Parse(AppDomain.CurrentDomain.GetAssemblies().Single(it => it.GetName().Name == "OrderCloud.Orders").GetTypes().Single(type => type.Name == "ImportStatus"), name);
}
