using GraphQL;
using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Serves the schema's text, and the page to try it out, to those who may introspect; to others there is no such page.</summary>
internal sealed class SchemaEndpoint(Admission admission, HttpTransport transport, SchemaText schema)
{
    public Task ServeAsync(HttpContext http) => ServeAsync(http, schema.ServeAsync);

    public async Task ServeAsync(HttpContext http, Func<HttpContext, Task> serve)
    {
        try
        {
            var credential = await admission.ReadValidAsync(http, http.RequestAborted);

            if (transport.MayIntrospect(credential))
            {
                await serve(http);

                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.CacheControl = "no-store";
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            await HttpAnswer.WriteAsync(http, new ExecutionResult(transport.Explain(fault, http)), MediaType.Json, transport.Narrow(http));
        }
    }
}
