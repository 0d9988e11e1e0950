using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>What importing takes, step by step.</summary>
internal static class ImportSteps
{
    public const string Retail = "online-retail";

    /// <summary>What a program needs to import a history.</summary>
    public static readonly string[] HistoryRights =
    [
        "orders:import", "orders:create", "orders:override-price", "orders:submit", "orders:approve", "orders:fulfill", "orders:ship", "orders:deliver", "orders:approve-return",
        "payments:record", "payments:refund", "inventory:adjust", "catalog:write", "customers:write",
    ];

    /// <summary>What an answer tells of an import.</summary>
    public const string Job = """
        id fileName profileName channel status mode failureCode failureDetail failureMessage rowsRead rowsRejected errorCount documentsTotal documentsDone actorName allowed createdAt committedAt finishedAt
        plan { created unchanged changed conflicts invalid valid } counts { lines orders returns adjustments products customers unchanged updated kept conflicts }
        invoicedByMonth { month net { amount currency } } firstErrors { row column value code message hint }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(Environment.GetEnvironmentVariable("ORDERCLOUD_FULL") is { Length: > 0 } ? 60 : 4);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    extension(GraphQLClient client)
    {
        /// <summary>Sends a file, whatever it is.</summary>
        public async Task<(HttpStatusCode Status, JsonElement Body)> SendFileAsync(byte[] file, string contentType = "text/csv", string? profile = null)
        {
            using var content = new ByteArrayContent(file);
            content.Headers.ContentType = new(contentType);
            using var answer = await client.Http.PostAsync(new Uri(profile is null ? "/uploads" : $"/uploads?profile={profile}", UriKind.Relative), content, TestContext.Current.CancellationToken);

            return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
        }

        /// <summary>Sends a file that must be taken; returns its id.</summary>
        public async Task<string> UploadAsync(byte[] file)
        {
            var (status, body) = await client.SendFileAsync(file);
            Assert.True(status is HttpStatusCode.Created, $"Not taken: {(int)status} {body}");

            return body.Text("id")!;
        }

        /// <summary>Has a file checked, to the end of the check.</summary>
        public async Task<JsonElement> CheckAsync(byte[] file, string profile = Retail, string? fileName = null)
        {
            var payload = await client.MutateAsync(Mutation("uploadImport"), new { input = new { fileId = await client.UploadAsync(file), fileName, profile } });

            return await client.WaitForAsync(payload.GetProperty("importJob").Text("id")!, "READY", "INVALID");
        }

        /// <summary>Commits a checked import, to its end.</summary>
        public async Task<JsonElement> CommitAsync(JsonElement job, string mode = "ALL")
        {
            await client.MutateAsync(Mutation("commitImport"), new { input = new { id = job.Text("id"), mode } });

            return await client.WaitForAsync(job.Text("id")!, "DONE", "PARTIAL", "FAILED");
        }

        /// <summary>Resumes a stopped import, to its end.</summary>
        public async Task<JsonElement> ResumeAsync(JsonElement job)
        {
            await client.MutateAsync(Mutation("resumeImport"), new { input = new { id = job.Text("id") } });

            return await client.WaitForAsync(job.Text("id")!, "DONE", "PARTIAL", "FAILED");
        }

        /// <summary>Cancels an import that waits or is under way.</summary>
        public async Task<JsonElement> CancelAsync(string id) => (await client.MutateAsync(Mutation("cancelImport"), new { input = new { id } })).GetProperty("importJob");

        /// <summary>Imports a file that must be taken over without a failure.</summary>
        public async Task<JsonElement> ImportAsync(byte[] file, string profile = Retail, string mode = "ALL", string? fileName = null)
        {
            var job = await client.CheckAsync(file, profile, fileName);
            Assert.True(job.Text("status") is "READY", $"Not importable: {job}");
            var done = await client.CommitAsync(job, mode);
            Assert.True(done.Text("status") is "DONE", $"Not imported: {done}");

            return done;
        }

        public async Task<JsonElement> JobAsync(string id) => (await client.QueryAsync($"query($id: ID!) {{ importJob(id: $id) {{ {Job} }} }}", new { id })).GetProperty("importJob");

        public async Task<JsonElement> WaitForAsync(string id, params string[] statuses)
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(Step, TestContext.Current.CancellationToken))
            {
                var status = (await client.QueryAsync("query($id: ID!) { importJob(id: $id) { status } }", new { id })).GetProperty("importJob").Text("status");

                if (statuses.Contains(status))
                    return await client.JobAsync(id);
            }

            throw new TimeoutException($"Still not {string.Join(" or ", statuses)}: {await client.JobAsync(id)}");
        }

        /// <summary>All items of a list, page by page; who asks too much waits, as any client must.</summary>
        public async Task<IReadOnlyList<JsonElement>> AllAsync(string field, string fields, string arguments = "")
        {
            var all = new List<JsonElement>();

            for (string? after = null; ;)
            {
                var answer = await client.SendAsync($"query($after: String) {{ {field}(first: 15, after: $after{arguments}) {{ nodes {{ {fields} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after });

                if (answer.Status is HttpStatusCode.TooManyRequests)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
                    continue;
                }

                Assert.True(answer.Status is HttpStatusCode.OK && answer.Errors is [], answer.Body);
                var page = answer.Data.GetProperty(field);
                all.AddRange(page.GetProperty("nodes").EnumerateArray());

                if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                    return all;

                after = page.GetProperty("pageInfo").Text("endCursor");
            }
        }

        public Task<IReadOnlyList<JsonElement>> ErrorsOfAsync(JsonElement job, string fields = "row column value code") =>
            client.AllAsync("importErrors", fields, $$""", where: { importId: { eq: "{{job.Text("id")}}" } }""");

        public Task<IReadOnlyList<JsonElement>> DifferencesOfAsync(JsonElement job) =>
            client.AllAsync("importDifferences", "number kind outcome row isWritten", $$""", where: { importId: { eq: "{{job.Text("id")}}" } }""");

        public async Task<int> CountAsync(string field) => (await client.QueryAsync($"{{ {field} {{ totalCount }} }}")).GetProperty(field).Number("totalCount");

        /// <summary>Month → net sales, as the reports have them once they show these.</summary>
        public Task<SortedDictionary<string, decimal>> InvoicedAsync(SortedDictionary<string, decimal> wanted) =>
            Eventually.GetAsync(async () => MonthsOf((await client.QueryAsync("{ invoicedByMonth { month net { amount } } }")).GetProperty("invoicedByMonth")), months => months.SequenceEqual(wanted), Patience);

        public async Task SaveProfileAsync(object input) => await client.MutateAsync(Mutation("saveImportProfile"), new { input });
    }

    public static string Mutation(string field) =>
        $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {(field is "saveImportProfile" ? $"importProfile {{ {ListImportProfilesTests.Profile} }}" : $"importJob {{ {Job} }}")} {TenantSession.Errors} }} }}";

    /// <summary>Months in which something was sold.</summary>
    public static SortedDictionary<string, decimal> MonthsOf(JsonElement months) => new(
        months.EnumerateArray().Select(month => (Month: month.Text("month")!, Net: month.Amount("net"))).Where(month => month.Net != 0).ToDictionary(month => month.Month, month => month.Net), StringComparer.Ordinal);
}
