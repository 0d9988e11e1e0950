using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class GetRejectedRowsTests(ServerHost host) : ImportTest(host)
{
    private const string Document = "query($id: ID!, $after: Int) { rejectedRows(importId: $id, afterRow: $after) { content endRow } }";

    [Fact]
    public async Task They_are_a_file_of_their_own_which_is_imported_once_it_is_mended()
    {
        var job = await Owner.CheckAsync(Retail(Row("536365"), Row("536366", price: "x"), Row("536367"), Row("536366")));

        var rows = Encoding.UTF8.GetString(await RowsAsync(job));

        Assert.Equal(Encoding.UTF8.GetString(Retail(Row("536366", price: "x"), Row("536366"))), rows);
        await Owner.CommitAsync(job, "VALID_ORDERS");
        var mended = await Owner.ImportAsync(Encoding.UTF8.GetBytes(rows.Replace(",x,", ",2.55,", StringComparison.Ordinal)));
        Assert.Equal(1, mended.GetProperty("counts").Number("orders"));
    }

    [Fact]
    public async Task Rows_with_line_breaks_come_whole_and_those_after_them_are_the_right_ones()
    {
        var job = await Owner.CheckAsync(Retail(Row("1", name: "\"two\nlines\""), Row("2", quantity: "0", name: "\"three\r\nmore\nlines\""), Row("3"), Row("4", quantity: "0")));

        var rows = Encoding.UTF8.GetString(await RowsAsync(job));

        Assert.Equal(Encoding.UTF8.GetString(Retail(Row("2", quantity: "0", name: "\"three\r\nmore\nlines\""), Row("4", quantity: "0"))), rows);
    }

    [Fact]
    public async Task Many_rows_come_in_several_answers_each_once()
    {
        var bad = Enumerable.Range(1, 6_000).Select(number => Row($"{number}", quantity: "0")).ToArray();
        var job = await Owner.CheckAsync(Retail(bad));

        var rows = Encoding.UTF8.GetString(await RowsAsync(job));

        Assert.Equal(Encoding.UTF8.GetString(Retail(bad)), rows);
    }

    [Fact]
    public async Task They_keep_the_files_encoding()
    {
        await Owner.SaveProfileAsync(new { name = "国标", channel = "shop", encoding = "GB18030", columns = new { number = "单号", sku = "编码", quantity = "数量" } });
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var file = gb.GetBytes("单号,编码,数量\n甲1,没有此商品,1\n");
        var job = await Owner.CheckAsync(file, "国标");

        Assert.Equal(file, await RowsAsync(job));
    }

    [Fact]
    public async Task Another_companys_rows_do_not_exist()
    {
        var (_, job) = await ForeignJobAsync();

        var answer = await AssertForeignIsUnknownAsync(Document, id => new { id }, "ImportJob", job.Text("id")!);

        Assert.Equal("""{"data":{"rejectedRows":null}}""", answer.GetRawText());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { id = NodeIds.Of("ImportJob", Guid.CreateVersion7()) });

    private async Task<byte[]> RowsAsync(JsonElement job)
    {
        var all = new List<byte>();

        for (int? after = null; ;)
        {
            var rows = (await Owner.QueryAsync(Document, new { id = job.Text("id"), after })).GetProperty("rejectedRows");
            all.AddRange(Convert.FromBase64String(rows.Text("content")!));

            if (rows.GetProperty("endRow") is not { ValueKind: JsonValueKind.Number } next)
                return [.. all];

            after = next.GetInt32();
        }
    }
}
