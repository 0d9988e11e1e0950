using GraphQL;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Serves the schema's text, and the page to try it out, to those who may introspect; to others there is no such page.</summary>
internal sealed class SchemaEndpoint(Admission admission, HttpTransport transport, SchemaText schema, VisibleSchema visible)
{
    /// <remarks>The text is the whole schema's: where each role is shown its part of it, nobody is given that.</remarks>
    public Task ServeAsync(HttpContext http) => visible.IsPerRole ? NotThere(http) : ServeAsync(http, schema.ServeAsync);

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

            await NotThere(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            await HttpAnswer.WriteAsync(http, new ExecutionResult(transport.Explain(fault, http)), MediaType.Json, transport.Narrow(http));
        }
    }

    private static Task NotThere(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.Headers.CacheControl = "no-store";

        return Task.CompletedTask;
    }
}
