using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>What tests of saved views do again and again.</summary>
internal static class Views
{
    public const string Save = $"mutation($input: SaveViewInput!) {{ saveView(input: $input) {{ listView {{ id name search columns isDefault isMine roleIds }} {TenantSession.Errors} }} }}";
    public const string Delete = $"mutation($input: DeleteViewInput!) {{ deleteView(input: $input) {{ deletedId {TenantSession.Errors} }} }}";
    public const string Choose = $"mutation($input: ChooseColumnsInput!) {{ chooseColumns(input: $input) {{ chosenColumns {{ view columns }} {TenantSession.Errors} }} }}";

    extension(GraphQLClient caller)
    {
        public async Task<JsonElement> SaveViewAsync(string name, string search = "status=DRAFT", bool isDefault = false, params string[] roleIds) =>
            (await caller.MutateAsync(Save, new { input = new { list = "orders", name, search, columns = new[] { "number", "total" }, roleIds, isDefault } })).GetProperty("listView");

        public async Task<List<JsonElement>> ViewsAsync(string list = "orders") =>
            [.. (await caller.QueryAsync("query($list: String!) { savedViews(list: $list) { id name search columns isDefault isMine roleIds } }", new { list })).GetProperty("savedViews").EnumerateArray()];

        public async Task<string> ChoicesAsync(string list = "orders") =>
            (await caller.QueryAsync("query($list: String!) { columnChoices(list: $list) { view columns } }", new { list })).GetProperty("columnChoices").GetRawText();
    }
}
