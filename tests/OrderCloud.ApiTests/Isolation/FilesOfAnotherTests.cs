using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Catalog;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using CustomerSteps = OrderCloud.ApiTests.Customers.CustomerSteps;
using ProductSteps = OrderCloud.ApiTests.Catalog.ProductSteps;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// What lies beside the tables: files, pictures, what is kept by keys of the caller's own choice, and how much of everything there is. Another
/// company's are as good as none, whoever asked before.
/// </summary>
public abstract class FilesOfAnotherTests(HostFixture host) : ApiTest(host)
{
    private const string Count = "{ products { totalCount } customers { totalCount } orders { totalCount } receipts { totalCount } auditEntries { totalCount } members { totalCount } importJobs { totalCount } verifyAudit { checked } plan { allowances { resource used } } salesByDay(from: \"2010-12-01\", to: \"2010-12-31\") { total { orders } } }";
    private const string Upload = $"mutation($input: UploadImportInput!) {{ uploadImport(input: $input) {{ importJob {{ id }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "B5/part"), Trait("Proves", "P10")]
    public async Task A_picture_is_not_there_whole_small_or_unchanged_even_when_its_company_just_saw_it()
    {
        var (mine, theirs) = ((await SignUpAsync()).Owner, (await SignUpAsync()).Owner);
        var place = await PictureAsync(theirs);

        foreach (var size in new[] { "", "?size=small" })
        {
            var (known, unknown) = ($"{place}{size}", $"/images/{Guid.CreateVersion7()}{size}");
            using var seen = await GetAsync(theirs, known, tag: null);
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);

            foreach (var tag in new[] { null, seen.Headers.ETag })
                Assert.Equal(await AnswerAsync(mine, unknown, tag), await AnswerAsync(mine, known, tag));
        }
    }

    [Fact, Trait("Capability", "B5/part"), Trait("Proves", "P10")]
    public async Task An_uploaded_file_is_not_there_before_or_after_it_was_imported()
    {
        var (mine, theirs) = ((await SignUpAsync()).Owner, (await SignUpAsync()).Owner);
        var file = await UploadAsync(theirs);
        object Of(string id) => new { input = new { fileId = id, profile = "online-retail" } };
        var nobodys = NodeIds.Of("UploadedFile", Guid.CreateVersion7());

        var before = (await mine.SendAsync(Upload, Of(file))).Body;
        await theirs.MutateAsync(Upload, Of(file));
        var after = (await mine.SendAsync(Upload, Of(file))).Body;

        Assert.Equal([(await mine.SendAsync(Upload, Of(nobodys))).Body, before], [before, after]);
        Assert.Equal(0, (await mine.QueryAsync("{ importJobs { totalCount } }")).GetProperty("importJobs").Number("totalCount"));
    }

    /// <summary>The same words and keys twice: each company is the first to use them, and neither hears of the other.</summary>
    [Fact, Trait("Capability", "B5/part"), Trait("Capability", "W14/part"), Trait("Proves", "T23"), Trait("Proves", "P6/part")]
    public async Task Whatever_another_has_taken_is_free_here()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var taken = await TakeAsync(theirs.Owner);

        var free = await TakeAsync(mine.Owner);

        Assert.Equal(taken.Select(it => it.Key), free.Select(it => it.Key));
        Assert.All(taken.Keys, what => Assert.NotEqual((what, taken[what]), (what, free[what])));
    }

    /// <summary>With the walk over the schema, the subscriptions and the interleaved companies: neither read, written, counted nor inferred.</summary>
    [Fact, Trait("Capability", "B5")]
    public async Task Nothing_that_is_counted_moves_whatever_another_does()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var before = (await mine.Owner.SendAsync(Count)).Body;

        await Graph.ObjectsByIdTests.FillAsync(theirs);

        Assert.NotEqual(before, (await theirs.Owner.SendAsync(Count)).Body);
        Assert.Equal(before, (await mine.Owner.SendAsync(Count)).Body);
    }

    private static async Task<Dictionary<string, string>> TakeAsync(GraphQLClient owner)
    {
        const string Key = "the key that everybody thinks of";
        var product = await owner.MutateAsync(ProductSteps.Create, new { input = new { name = "Tea", kind = "STOCKED", variants = new[] { new { sku = "TEA-1", unitPrice = 1, barcodes = new[] { "4006381333931" } } } } }, Key);
        var customer = await CustomerSteps.DoAsync(owner, "createCustomer", new { name = "Jo", code = "C-1", email = "jo@example.com" });
        var role = await owner.MutateAsync(Tenancy.People.CreateRole, new { input = new { name = "Counter", permissions = new[] { "orders:read" }, scope = "OWN" } });

        return new()
        {
            ["product"] = product.GetProperty("product").Text("id")!,
            ["by code"] = (await owner.QueryAsync("{ variantByCode(code: \"4006381333931\") { id } }")).GetProperty("variantByCode").Text("id")!,
            ["customer"] = customer.Text("id")!,
            ["role"] = role.GetProperty("role").Text("id")!,
        };
    }

    private static async Task<string> PictureAsync(GraphQLClient owner)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"query":"mutation($logo: Upload!) { updateCompany(input: { expectedVersion: 1, logo: $logo }) { tenant { logo } } }","variables":{"logo":null}}"""), "operations" },
            { new StringContent("""{"0":["variables.logo"]}"""), "map" },
            { new ByteArrayContent(Drawn.Picture(SkiaSharp.SKEncodedImageFormat.Jpeg, 600, 600)), "0", "logo.jpg" },
        };
        using var answer = await owner.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form, Cancelled);

        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data").GetProperty("updateCompany").GetProperty("tenant").Text("logo")!;
    }

    private static async Task<string> UploadAsync(GraphQLClient owner)
    {
        using var content = new StringContent("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,A1,Tea,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n", Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var uploaded = await owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, Cancelled);

        return (await uploaded.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).Text("id")!;
    }

    private static async Task<HttpResponseMessage> GetAsync(GraphQLClient client, string place, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, place);

        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);

        return await client.Http.SendAsync(request, Cancelled);
    }

    /// <summary>Status, headers and bytes, but for what each request has of its own.</summary>
    private static async Task<string> AnswerAsync(GraphQLClient client, string place, EntityTagHeaderValue? tag)
    {
        using var answer = await GetAsync(client, place, tag);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "X-Request-Id")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);

        return $"{(int)answer.StatusCode} {string.Join(" | ", headers)} {await answer.Content.ReadAsStringAsync(Cancelled)}";
    }
}

public sealed class FilesOfAnotherOnServerTests(ServerHost host) : FilesOfAnotherTests(host);

[Trait("Database", "sqlite")]
public sealed class FilesOfAnotherOnSqliteTests(SqliteHost host) : FilesOfAnotherTests(host);
