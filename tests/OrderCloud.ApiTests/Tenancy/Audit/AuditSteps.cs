using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy.Audit;

/// <summary>What tests of the audit log do again and again.</summary>
internal static class AuditSteps
{
    public const string Entry = "id sequence at actorKind memberId apiClientId operation requestId networkAddress kind objectType objectId changes { part partId field old new isHidden isForgotten }";

    public const string Verify = "query($from: Long) { verifyAudit(from: $from) { isIntact checked next firstBad { sequence kind } signedHeads lastSignedAt } }";

    extension(GraphQLClient client)
    {
        /// <summary>The entries that hold, the latest first.</summary>
        public async Task<IReadOnlyList<JsonElement>> AuditAsync(object? where = null) =>
            [.. (await client.QueryAsync($"query($where: AuditEntryFilterInput) {{ auditEntries(first: 100, where: $where) {{ nodes {{ {Entry} }} }} }}", new { where })).GetProperty("auditEntries").GetProperty("nodes").EnumerateArray()];

        /// <summary>The entries of one object, the latest first.</summary>
        public Task<IReadOnlyList<JsonElement>> AuditOfAsync(string id) => client.AuditAsync(new { objectId = new { eq = id } });

        /// <summary>Sends a mutation that must succeed; returns the id by which the log names the request.</summary>
        public async Task<string> RequestAsync(string document, object input)
        {
            using var answer = await client.Http.PostAsJsonAsync("/graphql", new { query = document, variables = new { input } }, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode && body.Contains("\"errors\":null", StringComparison.Ordinal), body);

            return Assert.Single(answer.Headers.GetValues("X-Request-Id"));
        }
    }

    /// <summary>Values as <c>quantity 1.000 → 3.000</c>, with the part before it where there is one.</summary>
    public static IReadOnlyList<string> Changes(this JsonElement entry) => [.. entry.GetProperty("changes").EnumerateArray().Select(change =>
        $"{(change.GetProperty("part").GetString() is { } part ? part + "." : "")}{change.GetProperty("field").GetString()} {change.GetProperty("old").GetString() ?? "-"} → {change.GetProperty("new").GetString() ?? "-"}")];

    public static JsonElement Change(this JsonElement entry, string field) => entry.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("field").GetString() == field);
}
