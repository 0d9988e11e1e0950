using OrderCloud.Host;
using OrderCloud.Platform.Access;

namespace OrderCloud.Benchmarks.Control;

/// <summary>The product's host with two more endpoints: one knows who asks as all others do, reads the body and answers what an empty query is answered; the other tells what the host has allocated.</summary>
internal static class HostWithControl
{
    private static readonly byte[] Answer = """{"data":{"__typename":"Query"}}"""u8.ToArray();

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = HostApp.Build(args);

        app.MapPost("/minimal", async http =>
        {
            await using var credential = await http.RequestServices.GetRequiredService<ICredentials>().ReadAsync(http, authorization: null, http.RequestAborted);

            if (credential.Tenant is null)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;

                return;
            }

            var body = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0), http.RequestAborted);
            http.Request.BodyReader.AdvanceTo(body.Buffer.End);
            (http.Response.ContentType, http.Response.ContentLength) = ("application/graphql-response+json; charset=utf-8", Answer.Length);
            await http.Response.BodyWriter.WriteAsync(Answer, http.RequestAborted);
        });

        app.MapGet("/allocated", () => GC.GetTotalAllocatedBytes());

        await app.RunAsync();

        return 0;
    }
}
