using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>Brings in finished business of another system, which is the only way to have returns.</summary>
internal static class HistorySteps
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    extension(GraphQLClient client)
    {
        /// <summary>Imports rows in the format of online-retail; each of them must be good.</summary>
        public async Task ImportHistoryAsync(params IEnumerable<string> rows)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + '\n'));
            content.Headers.ContentType = new("text/csv");
            using var uploaded = await client.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
            var fileId = (await uploaded.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("id");

            var job = (await client.MutateAsync(
                $"mutation($input: UploadImportInput!) {{ uploadImport(input: $input) {{ importJob {{ id }} {TenantSession.Errors} }} }}",
                new { input = new { fileId, profile = "online-retail" } })).GetProperty("importJob").Text("id")!;
            await client.WaitForImportAsync(job, "READY");
            await client.MutateAsync($"mutation($input: CommitImportInput!) {{ commitImport(input: $input) {{ importJob {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = job, mode = "ALL" } });
            await client.WaitForImportAsync(job, "DONE");
        }

        private async Task WaitForImportAsync(string id, string status)
        {
            var job = await Eventually.GetAsync(
                async () => (await client.QueryAsync("query($id: ID!) { importJob(id: $id) { status failureCode rowsRejected } }", new { id })).GetProperty("importJob"),
                it => it.Text("status") is "READY" or "INVALID" or "DONE" or "PARTIAL" or "FAILED" && (status == "READY" || it.Text("status") != "READY"));

            Assert.True(job.Text("status") == status, $"{job}");
        }
    }
}
