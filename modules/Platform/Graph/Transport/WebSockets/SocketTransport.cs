using System.Net.WebSockets;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>Operations over WebSocket: checks the upgrade and puts a connection together.</summary>
internal sealed class SocketTransport(
    Admission admission, OperationRunner runner, HttpTransport http, SocketGate gate, SocketLimits limits, OperationLimits operationLimits, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<SocketTransport> log)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task ServeAsync(HttpContext context)
    {
        SocketPlace place;

        try
        {
            // A browser sends its cookie along whoever's page opens the socket; a token is brought by the client itself.
            await using var credential = await admission.ReadAsync(context, authorization: null, context.RequestAborted);

            if (credential.ByCookie)
                admission.CheckOrigin(context);

            place = new SocketPlace(gate, credential, context.Connection.RemoteIpAddress);
        }
        catch (Exception fault)
        {
            await HttpAnswer.WriteAsync(context, new ExecutionResult(http.Explain(fault, context)), MediaType.Json, http.Narrow(context));

            return;
        }

        using var held = place;

        // A status of the upgrade doesn't reach a browser's script, a close code does: so accept, then close.
        var offered = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(offered ? Protocol : null);

        if (offered)
            await ConnectionOf(context, socket, place).RunAsync(lifetime.ApplicationStopping);
        else
            await RejectAsync(socket);
    }

    private SocketConnection ConnectionOf(HttpContext context, WebSocket socket, SocketPlace place)
    {
        SocketConnection? connection = null;
        var caller = new LiveCaller(context, admission);
        var sender = new SocketSender(socket, limits);
        var watch = new SocketWatch(caller, sender, limits, clock, log);

        var operations = new SocketOperations(
            runner, sender, limits,
            () => new OperationContext(context.TraceIdentifier, context.Request.Headers.AcceptLanguage, idempotencyKey: null, () => caller.Credential)
            {
                Renew = caller.RenewAsync,
                MayIntrospect = http.MayIntrospect(caller.Credential),
                Address = context.Connection.RemoteIpAddress,
            },
            () => http.Narrow(context) with { Schema = http.MayIntrospect(caller.Credential) },
            fault => http.Explain(fault, context),
            close => connection!.End(close));

        return connection = new SocketConnection(socket, new SocketSession(caller, place, operations, sender, watch, operationLimits), new SocketReader(socket, limits), sender, operations, watch, limits, fault => http.Explain(fault, context));
    }

    private async Task RejectAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(limits.CloseTimeout);

        try
        {
            await socket.CloseAsync(SocketClose.NoSubprotocol.Code, SocketClose.NoSubprotocol.Reason, patience.Token);
        }
        catch (Exception silent) when (silent is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
