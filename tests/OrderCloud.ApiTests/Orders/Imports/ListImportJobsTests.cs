using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class ListImportJobsTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "{ importJobs { totalCount nodes { id status } } }";

    [Fact]
    public async Task They_come_latest_first_and_are_found_by_status()
    {
        await ForeignJobAsync();
        var first = await Owner.ImportAsync(Retail(Row("1")));
        var second = await Owner.CheckAsync(Retail(Row("2")));
        var third = await Owner.CheckAsync(Retail(Row("3", quantity: "0")));

        async Task<IEnumerable<string?>> Ids(string arguments) => (await Owner.AllAsync("importJobs", "id", arguments)).Select(it => it.Text("id"));

        Assert.Equal([third.Text("id"), second.Text("id"), first.Text("id")], await Ids(""));
        Assert.Equal([first.Text("id"), second.Text("id"), third.Text("id")], await Ids(", order: [{ createdAt: ASC }]"));
        Assert.Equal([second.Text("id")], await Ids(", where: { status: { eq: READY } }"));
        Assert.Equal(3, await Owner.CountAsync("importJobs"));
    }

    [Fact]
    public async Task Another_companys_imports_are_not_in_it()
    {
        await ForeignJobAsync();

        Assert.Equal("""{"importJobs":{"totalCount":0,"nodes":[]}}""", (await Owner.QueryAsync(Document)).GetRawText());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document);
}
