using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class UploadImportTests(ServerHost host) : ImportTest(host)
{
    [Fact]
    public async Task A_file_is_checked_and_nothing_of_it_is_written()
    {
        var before = await RowsAsync("import_jobs");

        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536365", sku: "POST"), Row("C536379", quantity: "-1"), Row("536414", quantity: "-5", price: "0")));

        Assert.Equal(("READY", "online-retail", "online-retail", 4, 0, 0), (job.Text("status"), job.Text("profileName"), job.Text("channel"), job.Number("rowsRead"), job.Number("rowsRejected"), job.Number("errorCount")));
        Assert.Equal((3, 0, 0, 0, 0, 3), job.GetProperty("plan") is var plan ? (plan.Number("created"), plan.Number("unchanged"), plan.Number("changed"), plan.Number("conflicts"), plan.Number("invalid"), plan.Number("valid")) : default);
        Assert.Equal((3, 0), (job.Number("documentsTotal"), job.Number("documentsDone")));
        Assert.Equal(["commitImport", "cancelImport"], job.Texts("allowed"));
        Assert.Equal(before, await RowsAsync("import_jobs"));
    }

    [Fact]
    public async Task Everything_wrong_with_a_row_is_told_at_once()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536366", sku: "", quantity: "many", price: "-1"), Row("536366")));

        Assert.Equal(("READY", 3, 2, 4), (job.Text("status"), job.Number("rowsRead"), job.Number("rowsRejected"), job.Number("errorCount")));
        Assert.Equal(
            ["3 SKU_MISSING", "3 NUMBER_INVALID", "3 PRICE_NEGATIVE", "4 ORDER_HAS_ERRORS"],
            (await Owner.ErrorsOfAsync(job)).Select(error => $"{error.Number("row")} {error.Text("code")}"));
    }

    [Fact]
    public async Task A_file_of_which_no_document_can_be_written_is_invalid()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365", quantity: "0")));

        Assert.Equal(("INVALID", 1, 0), (job.Text("status"), job.Number("errorCount"), job.GetProperty("plan").Number("valid")));
        Assert.Empty(job.Texts("allowed"));
    }

    [Fact]
    public async Task A_small_file_may_come_with_the_mutation()
    {
        var job = await SendAsync(Retail(Row("536365"), Row("536366")));

        Assert.Equal(JsonValueKind.Null, job.GetProperty("errors").ValueKind);
        Assert.Equal(2, (await Eventually.GetAsync(
            () => Owner.QueryAsync("query($id: ID!) { importJob(id: $id) { status rowsRead } }", new { id = job.GetProperty("importJob").GetProperty("id").GetString() }),
            data => data.GetProperty("importJob").GetProperty("status").GetString() == "READY")).GetProperty("importJob").GetProperty("rowsRead").GetInt32());
        Assert.Equal("FILE_UNREADABLE", (await SendAsync([0, 1, 2])).GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_keeps_the_name_that_it_has_where_it_comes_from()
    {
        Assert.Equal("Orders 2011–年.csv", (await Owner.CheckAsync(Retail(Row("1")), fileName: " Orders\a 2011–年.csv ")).Text("fileName"));
        Assert.Equal(200, (await Owner.CheckAsync(Retail(Row("2")), fileName: new('n', 300))).Text("fileName")!.Length);
        Assert.Null((await Owner.CheckAsync(Retail(Row("3")))).Text("fileName"));
        Assert.Equal("orders.csv", (await SendAsync(Retail(Row("4")))).GetProperty("importJob").Text("fileName"));
    }

    [Fact]
    public async Task Either_a_file_or_its_id_is_given()
    {
        var errors = await Owner.RefusedAsync(ImportSteps.Mutation("uploadImport"), new { input = new { profile = "online-retail" } });

        Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.fileId"), errors.Only());
    }

    [Fact]
    public async Task An_unknown_profile_is_refused()
    {
        var errors = await Owner.RefusedAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId = await Owner.UploadAsync(Retail(Row("536365"))), profile = "nobody's" } });

        Assert.Equal(("ImportProfileNotFoundError", "IMPORT_PROFILE_NOT_FOUND", "input.profile"), errors.Only());
    }

    [Fact]
    public async Task A_file_that_was_never_uploaded_is_refused_like_another_companys()
    {
        var theirs = await (await NewTenantAsync()).Owner.UploadAsync(Retail(Row("536365")));
        var before = await RowsAsync();

        var answer = await AssertForeignIsUnknownAsync(ImportSteps.Mutation("uploadImport"), id => new { input = new { fileId = id, profile = "online-retail" } }, "UploadedFile", theirs);

        Assert.Equal(("UploadedFileNotFoundError", "UPLOADED_FILE_NOT_FOUND", "input.fileId"), answer.GetProperty("data").GetProperty("uploadImport").GetProperty("errors").EnumerateArray().ToList().Only());
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_column_that_the_profile_names_must_be_there()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        var fileId = await Owner.UploadAsync(Retail(Row("536365")));
        var before = await RowsAsync();

        var errors = await Owner.RefusedAsync(
            $"mutation($input: UploadImportInput!) {{ uploadImport(input: $input) {{ importJob {{ id }} errors {{ __typename ... on Error {{ code message field }} ... on ImportColumnsMissingError {{ column }} }} }} }}",
            new { input = new { fileId, profile = Drafts } });

        Assert.Equal(("ImportColumnsMissingError", "COLUMNS_MISSING", "input.fileId"), errors.Only());
        Assert.Equal("No", errors[0].Text("column"));
        Assert.Contains("'No'", errors[0].Text("message"), StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_first_row_that_is_no_text_in_the_profiles_encoding_is_refused()
    {
        await Owner.SaveProfileAsync(DraftProfile("big", encoding: "BIG5"));
        var fileId = await Owner.UploadAsync([.. "No,Sku,Qty,Price,Customer,"u8, 0xC3, 0xA9, 0xFF, .. "\n1,A,1,1,\n"u8]);

        var errors = await Owner.RefusedAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId, profile = "online-retail" } });

        Assert.Equal(("UploadedFileUnreadableError", "FILE_UNREADABLE", "input.fileId"), errors.Only());
    }

    [Fact]
    public async Task So_many_files_and_no_more_wait_to_be_checked()
    {
        await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 20, ("LeaseUntil", DateTimeOffset.UtcNow.AddHours(1)));
        var fileId = await Owner.UploadAsync(Retail(Row("536365")));
        var before = await RowsAsync();

        var errors = await Owner.RefusedAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId, profile = "online-retail" } });

        Assert.Equal(("TooManyImportsError", "IMPORT_LIMIT_REACHED", "input.fileId"), errors.Only());
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Whoever_lost_the_right_before_the_check_imports_nothing()
    {
        var id = (await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 1, ("ActorId", Guid.CreateVersion7()))).Single();

        var job = await Owner.WaitForAsync(id, "READY", "INVALID");

        Assert.Equal(("INVALID", "ACCESS_LOST"), (job.Text("status"), job.Text("failureCode")));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var fileId = await Owner.UploadAsync(Retail(Row("536365")));

        await AssertNeedsPermissionAsync(ImportSteps.Mutation("uploadImport"), new { input = new { fileId, profile = "online-retail" } });
    }

    [Fact]
    public async Task The_same_key_takes_a_file_in_once()
    {
        var input = new { fileId = await Owner.UploadAsync(Retail(Row("536365"))), profile = "online-retail" };

        var first = await Owner.MutateAsync(ImportSteps.Mutation("uploadImport"), new { input }, "a-key");
        var again = await Owner.MutateAsync(ImportSteps.Mutation("uploadImport"), new { input }, "a-key");

        Assert.Equal(first.GetProperty("importJob").Text("id"), again.GetProperty("importJob").Text("id"));
        Assert.Equal(1, (await CountsAsync())["import_jobs"]);
    }

    [Fact]
    public async Task A_file_that_came_with_the_mutation_is_refused_at_its_own_place_and_an_empty_one_as_empty()
    {
        var (empty, binary, unreadable) = ((await SendAsync([])).GetProperty("errors")[0], (await SendAsync([0, 1, 2])).GetProperty("errors")[0], (await SendAsync([0xC3, 0xA9, 0xFF, .. "\n1,A,1,1,\n"u8])).GetProperty("errors")[0]);
        await Owner.SaveProfileAsync(DraftProfile());
        var columns = (await SendAsync(Retail(Row("1")), Drafts)).GetProperty("errors")[0];
        await ImportSeeder.AddAsync(Host.Services, Tenant.Id, count: 20, ("LeaseUntil", DateTimeOffset.UtcNow.AddHours(1)));
        var many = (await SendAsync(Retail(Row("1")))).GetProperty("errors")[0];

        Assert.All([empty, binary, unreadable], error => Assert.Equal(("FILE_UNREADABLE", "input.file"), (error.Text("code"), error.Path())));
        Assert.Equal(("COLUMNS_MISSING", "input.file"), (columns.Text("code"), columns.Path()));
        Assert.Equal(("IMPORT_LIMIT_REACHED", "input.file"), (many.Text("code"), many.Path()));
        Assert.StartsWith("The file is empty.", empty.Text("message"), StringComparison.Ordinal);
        Assert.StartsWith("The file is no text", binary.Text("message"), StringComparison.Ordinal);
        Assert.Contains("encoding", unreadable.Text("message"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> SendAsync(byte[] file, string profile = "online-retail")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query = ImportSteps.Mutation("uploadImport"), variables = new { input = new { profile, file = (string?)null } } })), "operations" },
            { new StringContent("""{"0":["variables.input.file"]}"""), "map" },
            { new ByteArrayContent(file), "0", "orders.csv" },
        };
        using var answer = await Owner.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form, Cancelled);

        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data").GetProperty("uploadImport");
    }
}
