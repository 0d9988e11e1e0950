using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>A real host, killed in the midst of writing: what comes out is what an import that nobody disturbed makes.</summary>
public abstract class ImportCrashTests(HostFixture host) : ApiTest(host)
{
    private TestDatabase database = null!;
    private HostProcess process = null!;

    private static int Kills => Full ? 6 : 1;

    public override async ValueTask InitializeAsync()
    {
        database = await NewDatabaseAsync();
        process = await HostProcess.StartAsync(database);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await process.DisposeAsync();
        await database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact, Trait("Proves", "P19/part")]
    public async Task Killed_in_mid_commit_it_goes_on_by_itself_and_robbed_of_its_file_when_it_is_told_to_and_comes_to_the_same()
    {
        var file = new RetailGenerator(seed: 21).File(Full ? 8_000 : 2_500, withRefusals: false);
        using var whole = await SignUpAsync();
        using var cut = await SignUpAsync();
        var undisturbed = await whole.Owner.ImportAsync(file);
        var uploads = Path.Combine(database.Directory, "uploads", NodeIds.ToGuid(cut.Id).ToString("N"));

        var job = await CommitAsync(cut.Owner, file);

        for (var kill = 0; kill < Kills; kill++)
        {
            await WritingAsync(cut.Owner, job);
            await process.KillAsync();
            await process.StartAsync();
        }

        await WritingAsync(cut.Owner, job);
        await process.KillAsync();
        Directory.Move(uploads, $"{uploads}.away");
        await process.StartAsync();

        job = await cut.Owner.WaitForAsync(job.Text("id")!, "DONE", "PARTIAL", "FAILED");
        Assert.Equal(("PARTIAL", "FILE_NOT_FOUND"), (job.Text("status"), job.Text("failureCode")));
        Assert.InRange(job.Number("documentsDone"), 1, job.Number("documentsTotal") - 1);
        Assert.Equal(["resumeImport"], job.Texts("allowed"));

        Directory.Move($"{uploads}.away", uploads);
        job = await cut.Owner.ResumeAsync(job);
        await AssertSameAsync(undisturbed, job, whole, cut);
    }

    private async Task AssertSameAsync(JsonElement undisturbed, JsonElement job, TenantSession whole, TenantSession cut)
    {
        Assert.Equal("DONE", job.Text("status"));

        foreach (var part in new[] { "counts", "plan", "invoicedByMonth", "documentsDone" })
            Assert.Equal(undisturbed.GetProperty(part).GetRawText(), job.GetProperty(part).GetRawText());

        Assert.Equal(await TenantRows.CountAsync(database, whole.Id), await TenantRows.CountAsync(database, cut.Id));
        Assert.Equal(await DocumentsAsync(whole.Owner), await DocumentsAsync(cut.Owner));
        var months = ImportSteps.MonthsOf(undisturbed.GetProperty("invoicedByMonth"));
        Assert.Equal(months, await cut.Owner.InvoicedAsync(months));
    }

    private static async Task<IEnumerable<(string?, decimal)>> DocumentsAsync(GraphQLClient client) =>
        (await client.AllAsync("orders", "number total { amount }")).Concat(await client.AllAsync("salesReturns", "number total { amount }"))
        .Select(it => (it.Text("number"), it.Amount("total"))).Order();

    private Task<TenantSession> SignUpAsync() => TenantSession.SignUpAsync(process.Address, services: null, "GBP", "Europe/London", "en");

    private static async Task<JsonElement> CommitAsync(GraphQLClient client, byte[] file)
    {
        var job = await client.CheckAsync(file);

        return (await client.MutateAsync(ImportSteps.Mutation("commitImport"), new { input = new { id = job.Text("id"), mode = "ALL" } })).GetProperty("importJob");
    }

    /// <summary>Until it has written more than before, and not everything.</summary>
    private static async Task WritingAsync(GraphQLClient client, JsonElement job)
    {
        int? before = null;

        while (true)
        {
            var now = (await client.QueryAsync("query($id: ID!) { importJob(id: $id) { status documentsDone documentsTotal } }", new { id = job.Text("id") })).GetProperty("importJob");
            Assert.True(now.Text("status") is "RUNNING", $"Too late for a crash: {now}");
            before ??= now.Number("documentsDone");

            if (now.Number("documentsDone") > before && now.Number("documentsDone") < now.Number("documentsTotal"))
                return;

            await Task.Delay(5, Cancelled);
        }
    }
}

public sealed class ImportCrashOnServerTests(ServerHost host) : ImportCrashTests(host)
{
    protected override async Task<TestDatabase> NewDatabaseAsync() => await PostgresTestDatabase.CreateAsync();
}

[Trait("Run", "full")]
public sealed class ImportCrashOnSqliteTests(SqliteHost host) : ImportCrashTests(host)
{
    protected override Task<TestDatabase> NewDatabaseAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
