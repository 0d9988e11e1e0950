using CsCheck;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

public sealed class CursorTests : IDisposable
{
    private static readonly CursorKeys Keys = new(new byte[32]);
    private static readonly Guid Tenant = Guid.CreateVersion7();

    private readonly ShopSchema shop = new(Samples.Products(30));

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Values_come_back_as_they_were()
    {
        object?[] values = ["Ünï 🫖", null, 42, -7L, 0.1, true, Guid.CreateVersion7(), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1), new DateOnly(2026, 2, 28), Stage.OnSale];
        var cursor = new Cursor(Keys, Tenant, "Query.products", "sort");
        Type[] types = [.. values.Select(value => value?.GetType() ?? typeof(int?))];

        Assert.Equal(values, cursor.Open(cursor.Seal(values), types));
        Assert.Null(cursor.Open(cursor.Seal(values), [.. types.Append(typeof(int))]));
        Assert.Null(cursor.Open(cursor.Seal(values), types[..^1]));
    }

    [Fact]
    public void A_changed_character_spoils_it()
    {
        var cursor = new Cursor(Keys, Tenant, "Query.products", "sort");
        var text = cursor.Seal(["tea", 1]);
        Type[] types = [typeof(string), typeof(int)];

        // The last character carries unused bits, so another one may stand for the same bytes.
        Gen.Select(Gen.Int[0, text.Length - 2], Gen.Char['A', 'Z']).Sample((at, letter) =>
            Assert.Equal(text[at] == letter, cursor.Open($"{text[..at]}{letter}{text[(at + 1)..]}", types) is not null));
    }

    [Fact]
    public void It_is_bound_to_tenant_field_sort_and_key()
    {
        var text = new Cursor(Keys, Tenant, "Query.products", "sort").Seal([1]);
        var other = new CursorKeys(Enumerable.Repeat((byte)9, 32).ToArray());

        Assert.NotNull(new Cursor(Keys, Tenant, "Query.products", "sort").Open(text, [typeof(int)]));
        Assert.Null(new Cursor(Keys, Guid.CreateVersion7(), "Query.products", "sort").Open(text, [typeof(int)]));
        Assert.Null(new Cursor(Keys, Tenant, "Query.others", "sort").Open(text, [typeof(int)]));
        Assert.Null(new Cursor(Keys, Tenant, "Query.products", "tros").Open(text, [typeof(int)]));
        Assert.Null(new Cursor(other, Tenant, "Query.products", "sort").Open(text, [typeof(int)]));
        Assert.NotNull(new Cursor(other with { Others = [Keys.Current] }, Tenant, "Query.products", "sort").Open(text, [typeof(int)]));
    }

    [Fact]
    public void It_shows_nothing_of_the_values() =>
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(new Cursor(Keys, Tenant, "f", "s").Seal(["secret"]))), StringComparison.Ordinal);

    [Fact]
    public async Task Every_wrong_cursor_gets_one_and_the_same_answer()
    {
        var cursor = await EndCursorAsync("order: { rank: ASC }");
        var right = await AskAsync($"order: {{ rank: ASC }}, after: \"{cursor}\"");
        var otherFilter = await AskAsync($"order: {{ rank: ASC }}, where: {{ active: {{ eq: true }} }}, after: \"{cursor}\"");

        var otherSort = await AskAsync($"order: {{ rank: DESC }}, after: \"{cursor}\"");
        var changed = await AskAsync($"order: {{ rank: ASC }}, after: \"{(cursor[0] is 'A' ? 'B' : 'A')}{cursor[1..]}\"");
        shop.Tenant = new TenantContext(Guid.CreateVersion7());
        var otherTenant = await AskAsync($"order: {{ rank: ASC }}, after: \"{cursor}\"");

        Assert.Empty(right.Errors);
        Assert.Empty(otherFilter.Errors);
        Assert.All([otherSort, changed, otherTenant], answer => Assert.Equal(["HC0078"], answer.Codes));
        Assert.Single(new[] { otherSort, changed, otherTenant }.Select(answer => answer.Errors[0].Message).Distinct());
    }

    [Fact]
    public async Task A_broken_cursor_costs_no_statement()
    {
        shop.Statements.Clear();

        await shop.AskAsync("{ products(after: \"AAAA\") { totalCount nodes { id } } }");

        Assert.Empty(shop.Statements);
    }

    [Fact]
    public async Task Each_edge_has_the_cursor_of_its_own_row()
    {
        var all = await shop.AskAsync("{ products(first: 30) { edges { cursor node { id } } } }");
        var edges = all.At("products", "edges").EnumerateArray().ToList();

        var rest = await AskAsync($"first: 100, after: \"{edges[4].GetProperty("cursor").GetString()}\"");

        Assert.Equal(25, rest.Nodes("id").Count);
        Assert.Equal(edges[5].GetProperty("node").GetProperty("id").GetString(), rest.Nodes("id")[0]);
    }

    private async Task<string> EndCursorAsync(string arguments) => (await AskAsync($"first: 3, {arguments}")).At("products", "pageInfo", "endCursor").GetString()!;

    private Task<Answer> AskAsync(string arguments) => shop.AskAsync($"{{ products({arguments}) {{ nodes {{ id }} pageInfo {{ endCursor }} }} }}");
}
