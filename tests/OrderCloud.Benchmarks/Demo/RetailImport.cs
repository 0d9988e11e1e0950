using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Demo;

/// <param name="Status">How the job ended: DONE, PARTIAL, FAILED or INVALID.</param>
/// <param name="Seconds">From the upload sent until invoicedByMonth shows the file's rows.</param>
internal sealed record ImportOutcome(string Status, DemoImported Imported, IReadOnlyList<DemoRejected> Rejected, IReadOnlyList<DemoMonth> Months, double Seconds);

/// <summary>Uploads the retailer's file, imports every order that is valid, and waits until the reports show it.</summary>
internal static class RetailImport
{
    private const string Job = "id status failureCode failureMessage counts { lines orders returns products customers unchanged } invoicedByMonth { month net { amount } }";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15), Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="known">Months of an earlier run's file.</param>
    public static async Task<ImportOutcome> RunAsync(Shop shop, string file, IReadOnlyList<DemoMonth> known)
    {
        var before = await MonthsAsync(shop);
        var watch = Stopwatch.StartNew();
        var fileId = await UploadAsync(shop, file);

        var uploaded = (await shop.Owner.MutateAsync(
            $$"""mutation($in: UploadImportInput!) { uploadImport(input: $in) { importJob { {{Job}} } errors { ... on Error { code message field } } } }""",
            new { @in = new { fileId, profile = "online-retail" } })).GetProperty("importJob");
        var id = uploaded.GetProperty("id").GetString()!;

        var checkedJob = await WaitAsync(shop, id, "READY", "INVALID");
        var done = checkedJob.GetProperty("status").GetString() == "INVALID" ? checkedJob : await CommitAsync(shop, id);
        var counts = done.GetProperty("counts");
        int Count(string name) => counts.GetProperty(name).GetInt32();

        var brought = MonthsOf(done.GetProperty("invoicedByMonth"));
        var settled = await SettledAsync(shop, before, brought);

        // The live orders of this run and of earlier ones have months of their own.
        var months = settled.Where(month => brought.Concat(known).Any(it => it.Month == month.Month)).ToList();

        return new(
            done.GetProperty("status").GetString()!,
            new(Count("lines"), Count("orders"), Count("returns"), Count("products"), Count("customers"), Count("unchanged")),
            await RejectedAsync(shop, id), months, watch.Elapsed.TotalSeconds);
    }

    private static async Task<string> UploadAsync(Shop shop, string file)
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? "application/gzip" : "text/csv");
        using var answer = await shop.Owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        return answer.StatusCode is HttpStatusCode.Created ? body.GetProperty("id").GetString()! : throw new ApiException($"/uploads: {(int)answer.StatusCode} {body}");
    }

    private static async Task<JsonElement> CommitAsync(Shop shop, string id)
    {
        await shop.Owner.MutateAsync(
            """mutation($in: CommitImportInput!) { commitImport(input: $in) { importJob { id } errors { ... on Error { code message field } } } }""",
            new { @in = new { id, mode = "VALID_ORDERS" } });

        return await WaitAsync(shop, id, "DONE", "PARTIAL", "FAILED");
    }

    private static async Task<JsonElement> WaitAsync(Shop shop, string id, params string[] until)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(Pause))
        {
            var job = (await shop.Owner.SendAsync($$"""query($id: ID!) { importJob(id: $id) { {{Job}} } }""", new { id })).GetProperty("importJob");

            if (until.Contains(job.GetProperty("status").GetString()))
                return job;
        }

        throw new ApiException($"The import did not become {string.Join(" or ", until)} within {Patience.TotalMinutes} minutes.");
    }

    /// <summary>Reports follow the import by events: they are complete once each month has grown by what the import says it brought.</summary>
    private static async Task<IReadOnlyList<DemoMonth>> SettledAsync(Shop shop, IReadOnlyList<DemoMonth> before, IReadOnlyList<DemoMonth> brought)
    {
        decimal Of(IReadOnlyList<DemoMonth> months, string month) => decimal.Parse(months.FirstOrDefault(it => it.Month == month)?.Net ?? "0", CultureInfo.InvariantCulture);

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(Pause))
        {
            var now = await MonthsAsync(shop);

            if (brought.All(month => Of(now, month.Month) == Of(before, month.Month) + Of(brought, month.Month)))
                return now;
        }

        throw new ApiException("The reports did not show what was imported.");
    }

    private static async Task<IReadOnlyList<DemoMonth>> MonthsAsync(Shop shop) =>
        MonthsOf((await shop.Owner.SendAsync("{ invoicedByMonth { month net { amount } } }")).GetProperty("invoicedByMonth"));

    private static IReadOnlyList<DemoMonth> MonthsOf(JsonElement months) => months.ValueKind is not JsonValueKind.Array ? [] :
        [.. months.EnumerateArray().Select(month => new DemoMonth(month.GetProperty("month").GetString()!, month.GetProperty("net").GetProperty("amount").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)))];

    private static async Task<IReadOnlyList<DemoRejected>> RejectedAsync(Shop shop, string id)
    {
        List<DemoRejected> all = [];

        for (string? after = null; ;)
        {
            var page = (await shop.Owner.SendAsync(
                "query($id: ID!, $after: String) { importErrors(first: 100, after: $after, where: { importId: { eq: $id } }) { nodes { row code message } pageInfo { hasNextPage endCursor } } }",
                new { id, after })).GetProperty("importErrors");

            all.AddRange(page.GetProperty("nodes").EnumerateArray().Select(error => new DemoRejected(
                error.GetProperty("row").GetInt32(), error.GetProperty("code").GetString()!, error.GetProperty("message").GetString() ?? "")));

            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                // One entry a row: the first thing that is wrong with it.
                return [.. all.DistinctBy(error => error.Row).OrderBy(error => error.Row)];

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }
}
