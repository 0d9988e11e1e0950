using GraphQL;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>One operation over HTTP. https://graphql.github.io/graphql-over-http/draft/</summary>
internal sealed partial class HttpTransport(
    AcceptHeader accept, Admission admission, RequestReader requests, OperationRunner runner, EventAnswer events, Database database, OperationLimits limits, IHostEnvironment environment, ILogger<HttpTransport> log)
{
    private static readonly TimeSpan BodyPatience = TimeSpan.FromMilliseconds(100);

    public async Task ServeAsync(HttpContext http)
    {
        var (mediaType, view) = (MediaType.Json, Narrow(http));
        ExecutionResult result;
        LiveCaller? caller = null;

        try
        {
            mediaType = accept.Choose(http.Request.Headers.Accept);
            var credential = await admission.AdmitAsync(http, http.RequestAborted);
            view = view with { Schema = MayIntrospect(credential) };
            var request = await ReadAsync(http, credential);
            caller = new LiveCaller(http, admission, credential);
            var context = ContextOf(http, caller);
            result = await runner.RunAsync(request, context, Admits(http.Request.Method, mediaType), http.RequestAborted);
            context.Bill?.Tell(http.Response.Headers);
        }
        catch (Exception fault)
        {
            result = new ExecutionResult(Explain(fault, http));
        }

        if (mediaType is not MediaType.Events)
            await HttpAnswer.WriteAsync(http, result, mediaType, view, mayBeKept: IsOfStored(http.Request));
        else if (caller is not null && HttpAnswer.StatusOf(result, MediaType.Json) is StatusCodes.Status200OK)
            await events.WriteAsync(http, result, caller, view, fault => Explain(fault, http));
        else
            await HttpAnswer.WriteAsync(http, result, MediaType.Response, view);
    }

    // What it answers is told by its address and the caller alone.
    private static bool IsOfStored(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.RouteValues.ContainsKey("id");

    public bool MayIntrospect(Credential credential) => !environment.IsProduction() || !credential.Caller.IsAnonymous;

    public ErrorView Narrow(HttpContext http) => new(http.TraceIdentifier, Detail: environment.IsDevelopment(), Schema: false);

    /// <summary>Turns what stopped a request into the error that is shown; what nobody foresaw is logged and masked.</summary>
    public ExecutionError Explain(Exception fault, HttpContext http)
    {
        switch (fault)
        {
            case RequestRefusal refusal:
                return refusal;
            case OperationCanceledException or ConnectionResetException when http.RequestAborted.IsCancellationRequested:
                return new RequestRefusal(ErrorCodes.Cancelled, "The operation was cancelled.", StatusCodes.Status499ClientClosedRequest);
            case BadHttpRequestException bad:
                return new RequestRefusal(bad.StatusCode is StatusCodes.Status413PayloadTooLarge ? ErrorCodes.TooLarge : ErrorCodes.BadRequest, "The request can't be read.", bad.StatusCode);
            default:
                Failed(log, fault, http.TraceIdentifier);

                return database.IsUnavailable(fault) ? RequestRefusal.Busy(limits.RetryAfter) : new ExecutionError("Unexpected", fault) { Code = ErrorCodes.Internal };
        }
    }

    // A body that is slow to come must not hold a connection to the database: the credential lets go of it, and the operation opens another.
    private ValueTask<OperationRequest> ReadAsync(HttpContext http, Credential credential)
    {
        var reading = requests.ReadAsync(http.Request, http.RequestAborted);

        return reading.IsCompletedSuccessfully ? reading : WaitAsync(reading.AsTask(), credential);
    }

    private static async ValueTask<OperationRequest> WaitAsync(Task<OperationRequest> reading, Credential credential)
    {
        try
        {
            return await reading.WaitAsync(BodyPatience);
        }
        catch (TimeoutException)
        {
            await credential.DisposeAsync();

            return await reading;
        }
    }

    private OperationContext ContextOf(HttpContext http, LiveCaller caller) => new(http.TraceIdentifier, Header(http, "Accept-Language"), Header(http, "Idempotency-Key"), () => caller.Credential)
    {
        Renew = caller.RenewAsync,
        MayIntrospect = MayIntrospect(caller.Credential),
        Address = http.Connection.RemoteIpAddress,
        CostMode = Enum.TryParse<CostMode>(Header(http, "GraphQL-Cost"), ignoreCase: true, out var mode) ? mode : CostMode.None,
        LastEventId = Header(http, "Last-Event-ID"),
    };

    private static string? Header(HttpContext http, string name) => http.Request.Headers[name] is [_, ..] values ? values.ToString() : null;

    private static Action<OperationType> Admits(string method, string mediaType) =>
        HttpMethods.IsGet(method) ? QueriesOnly : mediaType is MediaType.Events ? Everything : NoSubscriptions;

    private static readonly Action<OperationType> Everything = _ => { };

    private static readonly Action<OperationType> QueriesOnly = kind =>
    {
        if (kind is not OperationType.Query)
            throw new RequestRefusal(ErrorCodes.BadRequest, "GET serves queries only.", StatusCodes.Status405MethodNotAllowed);
    };

    private static readonly Action<OperationType> NoSubscriptions = kind =>
    {
        if (kind is OperationType.Subscription)
            throw new RequestRefusal(ErrorCodes.ValidationFailed, "Subscriptions are served as text/event-stream, and over WebSocket by the sub-protocol graphql-transport-ws.");
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure in request {RequestId}")]
    private static partial void Failed(ILogger log, Exception fault, string requestId);
}
