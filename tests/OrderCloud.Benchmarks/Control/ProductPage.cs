using System.Buffers;
using System.Text.Json;
using Npgsql;

namespace OrderCloud.Benchmarks.Control;

/// <summary>A page of products with six of their fields, by one prepared statement.</summary>
internal static class ProductPage
{
    private const string Page = """
        SELECT "Id", "Name", "Kind", "Unit", "Active", "Version" FROM catalog.products WHERE "TenantId" = $1 ORDER BY "Name", "Id" LIMIT 21
        """;

    public static async Task AnswerAsync(NpgsqlDataSource source, Guid tenant, IBufferWriter<byte> output, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var paging = new NpgsqlCommand(Page, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant } } };
        await using var rows = await paging.ExecuteReaderAsync(ct);
        await using var json = new Utf8JsonWriter(output, ControlEndpoint.Json);

        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("products");
        json.WriteStartArray("nodes");

        for (var read = 0; read < 20 && await rows.ReadAsync(ct); read++)
        {
            json.WriteStartObject();
            json.WriteString("id", ControlEndpoint.Id("Product:", rows.GetGuid(0)));
            json.WriteString("name", rows.GetString(1));
            json.WriteString("kind", rows.GetString(2).ToUpperInvariant());
            json.WriteString("unit", rows.GetString(3));
            json.WriteBoolean("active", rows.GetBoolean(4));
            json.WriteNumber("version", rows.GetInt32(5));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
