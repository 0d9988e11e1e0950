using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>A test of documents that are stored for a program.</summary>
public abstract class StoredDocumentTest(HostFixture host) : ApiTest(host)
{
    protected const string Store = $"mutation($input: StoreDocumentInput!) {{ storeDocument(input: $input) {{ storedDocument {{ id hash name text apiClient {{ name }} }} {TenantSession.Errors} }} }}";
    protected const string Document = "query Mine { me { name } }";

    protected static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    protected static async Task<string> ClientIdAsync(TenantSession tenant) =>
        (await tenant.Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    protected static async Task<JsonElement> StoreAsync(TenantSession tenant, string text = Document) =>
        (await tenant.Owner.MutateAsync(Store, new { input = new { apiClientId = await ClientIdAsync(tenant), text } })).GetProperty("storedDocument");

    /// <summary>Fills the shelf of a program, past the product.</summary>
    protected Task FillAsync(TenantSession tenant, string clientId, int count) =>
        TenantScope.RunAsync(Host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System, async scope =>
        {
            var unit = scope.GetRequiredService<UnitOfWork>();
            var db = (DbContext)scope.GetRequiredService(scope.GetServices<RegisteredDb>().Single(it => it.Schema == "tenancy").Context);
            var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == "stored_documents").ClrType;
            await unit.BeginAsync(Cancelled);

            for (var number = 0; number < count; number++)
            {
                var entry = db.Entry(Activator.CreateInstance(type, nonPublic: true)!);

                foreach (var (name, value) in new (string, object)[] { ("ApiClientId", NodeIds.ToGuid(clientId)), ("Hash", $"{number:x64}"), ("Name", ""), ("Text", ""), ("CreatedAt", DateTimeOffset.UtcNow) })
                    entry.Property(name).CurrentValue = value;

                entry.State = EntityState.Added;
            }

            await unit.CommitAsync(Cancelled);
        });

    /// <summary>Sends a document by its hash.</summary>
    protected static async Task<GraphQLAnswer> AskAsync(GraphQLClient client, string hash)
    {
        using var answer = await client.Http.PostAsJsonAsync("/graphql", new { id = hash }, Cancelled);

        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
