namespace OrderCloud.ApiTests.Hosting;

/// <summary>Which template roles a document is for.</summary>
internal static class Roles
{
    public static readonly string[] All = ["owner", "admin", "sales", "reviewer", "warehouse", "purchaser", "finance", "analyst", "storefront"];

    /// <summary>A signed-in member of each role.</summary>
    public static async Task<IReadOnlyDictionary<string, GraphQLClient>> OfAsync(TenantSession tenant)
    {
        var members = new Dictionary<string, GraphQLClient> { ["owner"] = tenant.Owner };

        foreach (var role in All.Except(members.Keys).ToList())
            members[role] = await tenant.MemberAsync(role);

        return members;
    }

    /// <summary>The roles that are not refused, whatever becomes of the document then.</summary>
    public static async Task<IReadOnlyList<string>> AllowedAsync(IReadOnlyDictionary<string, GraphQLClient> members, string document, object? variables = null)
    {
        var allowed = new List<string>();

        foreach (var role in All)
        {
            var answer = await members[role].SendAsync(document, variables);

            if (answer.Codes is ["AUTH_NOT_AUTHORIZED"])
                Assert.False(answer.Json.TryGetProperty("data", out var data) && data.EnumerateObject().Any(part => part.Value.ValueKind is not System.Text.Json.JsonValueKind.Null), answer.Body);
            else
                allowed.Add(role);
        }

        return allowed;
    }
}
