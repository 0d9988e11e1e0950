using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class ResumeImportTests(ServerHost host) : ImportTest(host)
{
    private static readonly string Document = ImportSteps.Mutation("resumeImport");

    [Fact]
    public async Task An_import_that_failed_for_want_of_its_file_goes_on_once_it_is_back()
    {
        var fileId = await Owner.UploadAsync(Retail(Row("1"), Row("2")));
        var job = (await Owner.MutateAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId, profile = "online-retail" } })).GetProperty("importJob");
        job = await Owner.WaitForAsync(job.Text("id")!, "READY");
        var path = await PathOfAsync(fileId);
        var before = await RowsAsync("import_jobs");

        File.Move(path, $"{path}.away");
        var failed = await Owner.CommitAsync(job);
        Assert.Equal(("FAILED", "FILE_NOT_FOUND", 0), (failed.Text("status"), failed.Text("failureCode"), failed.Number("documentsDone")));
        Assert.Contains("pload", failed.Text("failureMessage"), StringComparison.Ordinal);
        Assert.Equal(["resumeImport"], failed.Texts("allowed"));
        Assert.Equal(before, await RowsAsync("import_jobs"));

        File.Move($"{path}.away", path);
        var done = await Owner.ResumeAsync(failed);

        Assert.Equal(("DONE", null, 2), (done.Text("status"), done.Text("failureCode"), done.GetProperty("counts").Number("orders")));
    }

    [Fact]
    public async Task All_or_nothing_fails_whole_when_a_row_went_bad_since_the_check()
    {
        await Owner.SaveProfileAsync(DraftProfile(unknown: "REFUSE"));
        var shop = new Shop(Tenant);
        var (good, other) = (await shop.GoodsAsync(sku: "GOOD"), await shop.GoodsAsync(sku: "OTHER"));
        var job = await Owner.CheckAsync(DraftFile("1,GOOD,1,1,", "2,OTHER,1,1,"), Drafts);

        await SwitchAsync(other, active: false);
        var failed = await Owner.CommitAsync(job);
        Assert.Equal(("FAILED", "ROWS_REFUSED"), (failed.Text("status"), failed.Text("failureCode")));
        Assert.Equal(0, await Owner.CountAsync("orders"));

        await SwitchAsync(other, active: true);
        var done = await Owner.ResumeAsync(failed);
        Assert.Equal(("DONE", 2), (done.Text("status"), await Owner.CountAsync("orders")));
        Assert.NotNull(good.Sku);
    }

    [Fact]
    public async Task Whoever_lost_the_right_writes_nothing_and_another_can_go_on()
    {
        var id = (await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 1, ("ActorId", Guid.CreateVersion7()), ("Status", RunningOf()), ("Mode", AllOf()))).Single();

        var failed = await Owner.WaitForAsync(id, "FAILED");
        Assert.Equal(("ACCESS_LOST", ""), (failed.Text("failureCode"), failed.Text("actorName")));

        var resumed = await Owner.ResumeAsync(failed);
        Assert.Equal(("FAILED", "FILE_NOT_FOUND"), (resumed.Text("status"), resumed.Text("failureCode")));
        Assert.NotEmpty(resumed.Text("actorName")!);
    }

    [Theory, InlineData(true), InlineData(false), Trait("Proves", "T7/part")]
    public async Task What_was_begun_through_an_application_stops_when_it_is_revoked_or_may_not_import(bool isRevoked)
    {
        var application = await ApplicationAsync(isRevoked ? "orders:import" : "orders:read");

        if (isRevoked)
            await RevokeAsync(application);

        var id = (await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 1, ("ActorKind", CallerKind.Member), ("ActorId", NodeIds.ToGuid(await Owner.MemberIdAsync())), ("ClientId", NodeIds.ToGuid(application)), ("Status", RunningOf()), ("Mode", AllOf()))).Single();
        var failed = await Owner.WaitForAsync(id, "FAILED");

        Assert.Equal(("ACCESS_LOST", "resumeImport"), (failed.Text("failureCode"), string.Concat(failed.Texts("allowed"))));
    }

    [Fact, Trait("Proves", "T7/part")]
    public async Task An_application_that_is_revoked_while_it_imports_writes_no_further_chunk_and_its_person_can_go_on()
    {
        using var flow = await OAuthFlow.StartAsync(Host, Tenant, isPublic: true, [.. ImportSteps.HistoryRights, "orders:read"]);
        using var through = new GraphQLClient(Host.Address, (await flow.TokensAsync(("scope", $"{string.Join(' ', ImportSteps.HistoryRights)} orders:read"))).Access());
        var job = await through.CheckAsync(new RetailGenerator(31).File(6_000, withRefusals: false));
        await through.MutateAsync(ImportSteps.Mutation("commitImport"), new { input = new { id = job.Text("id"), mode = "ALL" } });
        await Eventually.GetAsync(() => Owner.JobAsync(job.Text("id")!), it => it.Number("documentsDone") > 0, TimeSpan.FromMinutes(2));

        await RevokeAsync(flow.ApiClientId);
        var stopped = await Owner.WaitForAsync(job.Text("id")!, "PARTIAL", "DONE");
        Assert.Equal(("PARTIAL", "ACCESS_LOST"), (stopped.Text("status"), stopped.Text("failureCode")));
        Assert.InRange(stopped.Number("documentsDone"), 1, job.Number("documentsTotal") - 1);

        var done = await Owner.ResumeAsync(stopped);
        Assert.Equal(("DONE", job.Number("documentsTotal")), (done.Text("status"), done.Number("documentsDone")));
    }

    [Fact]
    public async Task What_has_not_stopped_is_not_resumed()
    {
        var ready = await Owner.CheckAsync(Retail(Row("1")));
        var done = await Owner.ImportAsync(Retail(Row("2")));
        var before = await RowsAsync();

        foreach (var (job, allowed) in new[] { (ready, "commitImportcancelImport"), (done, "") })
        {
            var errors = await Owner.RefusedAsync(
                "mutation($input: ResumeImportInput!) { resumeImport(input: $input) { importJob { id } errors { __typename ... on Error { code message field } ... on ImportNotResumableError { status allowed } } } }",
                new { input = new { id = job.Text("id") } });

            Assert.Equal(("ImportNotResumableError", "IMPORT_NOT_RESUMABLE", "input.id"), errors.Only());
            Assert.Equal((job.Text("status"), allowed), (errors[0].Text("status"), string.Concat(errors[0].Texts("allowed"))));
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Another_companys_import_does_not_exist()
    {
        var (_, job) = await ForeignJobAsync();

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { input = new { id } }, "ImportJob", job.Text("id")!);

        Assert.Equal(("ImportJobNotFoundError", "IMPORT_JOB_NOT_FOUND", "input.id"), answer.GetProperty("data").GetProperty("resumeImport").GetProperty("errors").EnumerateArray().ToList().Only());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { input = new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) } });

    private async Task<string> ApplicationAsync(params string[] permissions) => (await Owner.MutateAsync(
        $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = "Shop", permissions } })).GetProperty("apiClient").Text("id")!;

    private async Task RevokeAsync(string application) =>
        await Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id = application } });

    private async Task SwitchAsync(Goods goods, bool active)
    {
        var version = (await Owner.QueryAsync("query($id: ID!) { product(id: $id) { version } }", new { id = goods.ProductId })).GetProperty("product").Number("version");
        await Owner.MutateAsync(
            $"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = goods.ProductId, expectedVersion = version, active } });
    }

    private static object RunningOf() => Enum.Parse(Types("ImportStatus"), "Running");

    private static object AllOf() => Enum.Parse(Types("ImportMode"), "All");

    // The product's own words are internal: they are found by name.
    private static Type Types(string name) => AppDomain.CurrentDomain.GetAssemblies().Single(it => it.GetName().Name == "OrderCloud.Orders").GetTypes().Single(type => type.Name == name && type.IsEnum);
}
