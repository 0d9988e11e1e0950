using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class ImportProgressTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "subscription($id: ID!) { importProgress(id: $id) { eventId occurredAt importJob { id status documentsDone documentsTotal } } }";

    [Fact]
    public async Task Each_chunk_is_told_until_it_is_done()
    {
        var job = await Owner.CheckAsync(new RetailGenerator(11).File(invoices: 1_200, withRefusals: false));
        await using var socket = await Owner.ConnectAsync();
        var progress = await socket.SubscribeAsync(Document, new { id = job.Text("id") });
        await ListeningAsync(job, progress);

        await Owner.MutateAsync(ImportSteps.Mutation("commitImport"), new { input = new { id = job.Text("id"), mode = "ALL" } });
        var events = await UntilAsync(progress, job.Text("id")!, "DONE");

        Assert.Contains(events, it => it.Text("status") is "RUNNING");
        Assert.Contains(events, it => it.Number("documentsDone") > 0 && it.Number("documentsDone") < it.Number("documentsTotal"));
        Assert.Equal(events.Select(it => it.Number("documentsDone")).Order(), events.Select(it => it.Number("documentsDone")));
        Assert.Equal(job.Number("documentsTotal"), events[^1].Number("documentsDone"));
        Assert.All(events, it => Assert.Equal(job.Text("id"), it.Text("id")));
    }

    [Fact]
    public async Task Another_companys_import_is_silent_like_one_that_never_was()
    {
        var (other, job) = await ForeignJobAsync();
        await using var socket = await Owner.ConnectAsync();
        var theirs = await socket.SubscribeAsync(Document, new { id = job.Text("id") });
        var nobodys = await socket.SubscribeAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) });

        await other.Owner.CommitAsync(job);

        Assert.True(await theirs.IsSilentAsync(TimeSpan.FromSeconds(2)));
        Assert.True(await nobodys.IsSilentAsync(TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var client = await Tenant.ApiClientAsync("orders:read");
        await using var socket = await client.ConnectAsync();

        var errors = await (await socket.SubscribeAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) })).RefusedAsync();

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(errors).GetProperty("extensions").Text("code"));
    }

    // A subscription is not acknowledged: a second client's query over the same socket is answered after it was taken.
    private static async Task ListeningAsync(JsonElement job, SocketOperation progress)
    {
        Assert.NotNull(job.Text("id"));
        Assert.True(await progress.IsSilentAsync(TimeSpan.FromSeconds(1)));
    }

    private async Task<List<JsonElement>> UntilAsync(SocketOperation progress, string id, string status)
    {
        var events = new List<JsonElement>();

        try
        {
            do
                events.Add((await progress.NextAsync()).GetProperty("data").GetProperty("importProgress").GetProperty("importJob"));
            while (events[^1].Text("status") != status);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Told of [{string.Join(", ", events)}], and it is {await Owner.JobAsync(id)}");
        }

        return events;
    }
}
