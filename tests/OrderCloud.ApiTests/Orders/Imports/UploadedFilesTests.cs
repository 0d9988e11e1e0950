using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>What is refused at the door: nothing of it is kept, neither in the database nor as a file.</summary>
[Trait("Capability", "E5/part")]
public sealed class UploadedFilesTests(ServerHost host) : ImportTest(host)
{
    [Fact]
    public async Task A_file_is_taken_packed_or_not_whatever_it_is_called()
    {
        var plain = Retail(Row("536365"));

        foreach (var (file, type) in new[] { (plain, "text/csv"), (Pack(plain), "application/gzip"), (plain, "application/gzip"), (Pack(plain), "text/csv") })
        {
            var (status, body) = await Owner.SendFileAsync(file, type);

            Assert.Equal((HttpStatusCode.Created, file.Length), (status, body.Number("bytes")));
        }
    }

    [Fact]
    public async Task An_empty_file_is_refused() => await AssertRefusedAsync([], HttpStatusCode.BadRequest, "FILE_UNREADABLE", "empty", "upload");

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        await AssertRefusedAsync([.. "PK\x03\x04"u8, .. new byte[400]], HttpStatusCode.BadRequest, "FILE_UNREADABLE", "no text", "CSV");
        await AssertRefusedAsync(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Retail(Row("536365")))), HttpStatusCode.BadRequest, "FILE_UNREADABLE", "no text", "UTF-8");
        await AssertRefusedAsync([.. "%PDF-1.7"u8], HttpStatusCode.BadRequest, "FILE_UNREADABLE", "no text", "CSV");
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_off_or_damaged_is_refused()
    {
        var packed = Pack(Retail([.. Enumerable.Range(1, 500).Select(number => Row($"{number}", price: $"{number * 7919 % 9973}.{number % 100:00}"))]));
        var damaged = packed.ToArray();
        damaged[packed.Length / 2] ^= 0x55;

        await AssertRefusedAsync(packed[..(packed.Length / 2)], HttpStatusCode.BadRequest, "FILE_UNREADABLE", "cut off or damaged", "upload it again");
        await AssertRefusedAsync(damaged, HttpStatusCode.BadRequest, "FILE_UNREADABLE", "cut off or damaged", "upload it again");
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused()
    {
        var bomb = Pack([.. Retail(Row("536365")), .. Enumerable.Repeat((byte)' ', 50 << 20)]);
        Assert.True(bomb.Length < 100_000);

        await AssertRefusedAsync(bomb, HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE", "100 times the packed size", "Split it");
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        var body = await AssertRefusedAsync(Encoding.UTF8.GetBytes("InvoiceNo,StockCode,Description,InvoiceDate,UnitPrice,CustomerID,Country\n1,A,B,2011-01-05 10:00:00,1,,\n"),
            HttpStatusCode.BadRequest, "COLUMNS_MISSING", "'Quantity'", "save a profile");

        Assert.Equal("Quantity", body.GetProperty("errors")[0].GetProperty("extensions").Text("column"));
    }

    [Fact]
    public async Task Another_delimiter_hides_the_columns()
    {
        var semicolons = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Retail(Row("536365"))).Replace(',', ';'));

        await AssertRefusedAsync(semicolons, HttpStatusCode.BadRequest, "COLUMNS_MISSING", "'InvoiceNo'", "save a profile");
    }

    [Fact]
    public async Task A_profile_that_is_named_must_read_it()
    {
        await Owner.SaveProfileAsync(DraftProfile());

        var (fits, _) = await Owner.SendFileAsync(DraftFile("1,X,1,1,"), profile: Drafts);
        var (other, body) = await Owner.SendFileAsync(DraftFile("1,X,1,1,"), profile: "online-retail");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (fits, other));
        Assert.Equal("COLUMNS_MISSING", body.GetProperty("errors")[0].GetProperty("extensions").Text("code"));
    }

    [Fact]
    public async Task A_form_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Retail(Row("536365"))), "file", "orders.csv" } };
        using var answer = await Owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), form, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("--data-binary", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_those_who_may_import()
    {
        var (reader, _) = await (await Tenant.ApiClientAsync("orders:read", "orders:create")).SendFileAsync(Retail(Row("536365")));
        var (nobody, _) = await Anonymous().SendFileAsync(Retail(Row("536365")));
        var (importer, _) = await (await Tenant.ApiClientAsync("orders:import")).SendFileAsync(Retail(Row("536365")));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Created), (reader, nobody, importer));
    }

    [Fact]
    public async Task Who_may_send_stored_documents_only_uploads_nothing()
    {
        var importer = await Tenant.ApiClientAsync("orders:import");
        var id = (await Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].Text("id");
        await Owner.MutateAsync($"mutation($input: RestrictApiClientInput!) {{ restrictApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id, storedDocumentsOnly = true } });

        var (status, body) = await importer.SendFileAsync(Retail(Row("536365")));

        Assert.Equal((HttpStatusCode.Forbidden, "HC0067"), (status, body.GetProperty("errors")[0].GetProperty("extensions").Text("code")));
        Assert.Contains("upload nothing here", body.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
        Assert.Empty(await FilesAsync());
    }

    [Fact]
    public async Task A_file_whose_length_was_not_announced_pays_for_what_came()
    {
        using var content = new StreamContent(new Unannounced(Retail(Row("536365"))));
        using var answer = await Owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, Cancelled);

        var (all, left) = (Number(answer, "RateLimit-Policy", ";q="), Number(answer, "RateLimit", ";r="));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        // As dear as the largest while it comes, and as one MiB when it is there.
        Assert.InRange(all - left, 1, 50);

        static long Number(HttpResponseMessage of, string header, string after) =>
            long.Parse(of.Headers.GetValues(header).Single().Split(after)[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class Unannounced(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private async Task<JsonElement> AssertRefusedAsync(byte[] file, HttpStatusCode status, string code, params string[] words)
    {
        var (rows, files) = (await RowsAsync(), await FilesAsync());

        var (answered, body) = await Owner.SendFileAsync(file);

        var error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal((status, code), (answered, error.GetProperty("extensions").Text("code")));
        Assert.All(words, word => Assert.Contains(word, error.Text("message"), StringComparison.Ordinal));
        Assert.Equal(rows, await RowsAsync());
        Assert.Equal(files, await FilesAsync());

        return body;
    }

    private async Task<string[]> FilesAsync() =>
        Path.GetDirectoryName(await PathOfAsync(NodeIds.Of("UploadedFile", Guid.Empty))) is { } folder && Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    private static byte[] Pack(byte[] file)
    {
        using var packed = new MemoryStream();

        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(file);

        return packed.ToArray();
    }
}
