using System.Buffers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace OrderCloud.Benchmarks.Control;

/// <summary>The least that can answer an order list page on this platform: two prepared statements and a JSON writer, no product around it.</summary>
internal static class ControlEndpoint
{
    private const string Page = """
        SELECT o."Id", o."Number", o."Total", o."Currency", o."LineCount", c."Name"
        FROM orders.orders o LEFT JOIN customers.customers c ON c."TenantId" = o."TenantId" AND c."Id" = o."CustomerId"
        WHERE o."TenantId" = $1 ORDER BY o."CreatedAt" DESC, o."Id" DESC LIMIT 21
        """;

    private const string Count = """SELECT count(*)::int FROM orders.orders WHERE "TenantId" = $1""";

    public static JsonWriterOptions Json { get; } = new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var tenant = Guid.Parse(builder.Configuration["CONTROL_TENANT"]!);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(builder.Configuration["CONTROL_CONNECTION"]) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 });
        await using var app = builder.Build();

        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/graphql", http => ServeAsync(http, (output, ct) => AnswerAsync(source, tenant, output, ct)));
        app.MapPost("/products", http => ServeAsync(http, (output, ct) => ProductPage.AnswerAsync(source, tenant, output, ct)));

        await app.RunAsync();

        return 0;
    }

    private static async Task ServeAsync(HttpContext http, Func<IBufferWriter<byte>, CancellationToken, Task> answer)
    {
        // The body is read, as any endpoint must.
        var body = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0), http.RequestAborted);
        http.Request.BodyReader.AdvanceTo(body.Buffer.End);
        http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        await answer(http.Response.BodyWriter, http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task AnswerAsync(NpgsqlDataSource source, Guid tenant, IBufferWriter<byte> output, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var counting = new NpgsqlCommand(Count, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant } } };
        var total = (int)(await counting.ExecuteScalarAsync(ct))!;
        await using var paging = new NpgsqlCommand(Page, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant } } };
        await using var rows = await paging.ExecuteReaderAsync(ct);
        await using var json = new Utf8JsonWriter(output, Json);

        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("orders");
        json.WriteNumber("totalCount", total);
        json.WriteStartArray("nodes");
        var read = 0;

        while (await rows.ReadAsync(ct))
            if (++read <= 20)
                Node(json, rows);

        json.WriteEndArray();
        json.WriteStartObject("pageInfo");
        json.WriteBoolean("hasNextPage", read > 20);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id", Id("Order:", row.GetGuid(0)));
        json.WriteString("number", row.IsDBNull(1) ? null : row.GetString(1));
        json.WriteNumber("lineCount", row.GetInt32(4));
        json.WriteStartObject("total");
        json.WriteNumber("amount", new decimal(row.GetInt64(2)) * 0.01m);
        json.WriteString("currency", row.GetString(3));
        json.WriteEndObject();

        if (row.IsDBNull(5))
        {
            json.WriteNull("customer");
        }
        else
        {
            json.WriteStartObject("customer");
            json.WriteString("name", row.GetString(5));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static string Id(string type, Guid id)
    {
        Span<byte> bytes = stackalloc byte[type.Length + 16];
        Encoding.ASCII.GetBytes(type, bytes);
        id.TryWriteBytes(bytes[type.Length..]);

        return Convert.ToBase64String(bytes);
    }
}
