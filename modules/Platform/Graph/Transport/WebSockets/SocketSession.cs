using System.Text.Json;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>Understands a client's messages: graphql-transport-ws.</summary>
internal sealed class SocketSession(LiveCaller caller, SocketPlace place, SocketOperations operations, SocketSender sender, SocketWatch watch, OperationLimits limits)
{
    private bool initialised;
    private bool acknowledged;

    /// <returns>Why the connection has to end; null to go on.</returns>
    public async ValueTask<SocketClose?> HandleAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (SocketMessage.Read(bytes) is not { } message)
            return SocketClose.InvalidMessage;

        switch (message.Type)
        {
            case "connection_init":
                return await InitialiseAsync(message, ct);
            case "ping":
                await sender.SendAsync(SocketFrames.Plain("pong"), ct);

                return null;
            case "pong":
                watch.Answered();

                return null;
            case "subscribe":
                return acknowledged ? await SubscribeAsync(message, ct) : SocketClose.Unauthorized;
            case "complete" when message.Id is { } id:
                operations.Stop(id);

                return null;
            default:
                return SocketClose.InvalidMessage;
        }
    }

    private async ValueTask<SocketClose?> InitialiseAsync(SocketMessage message, CancellationToken ct)
    {
        if (initialised)
            return SocketClose.SecondInit;

        initialised = true;
        watch.Initialised();

        if (!message.TryReadAuthorization(out var token))
            return SocketClose.InvalidMessage;

        if (await watch.CheckedAsync(() => caller.SignInAsync(token, ct), ct) is { } close)
            return close;

        if (!place.TryPassTo(caller.Credential))
            return SocketClose.TooMany;

        acknowledged = true;
        await sender.SendAsync(SocketFrames.Plain("connection_ack"), ct);

        return null;
    }

    private async ValueTask<SocketClose?> SubscribeAsync(SocketMessage message, CancellationToken ct)
    {
        if (message is not { Id: { Length: > 0 } id, Payload.IsEmpty: false })
            return SocketClose.InvalidMessage;

        try
        {
            await operations.StartAsync(id, Request(message.Payload.Span), ct);
        }
        catch (RequestRefusal refusal) when (refusal.Code is ErrorCodes.TooLarge)
        {
            await operations.RefuseAsync(id, refusal, ct);
        }
        catch (RequestRefusal)
        {
            return SocketClose.InvalidMessage;
        }

        return null;
    }

    private OperationRequest Request(ReadOnlySpan<byte> payload)
    {
        var json = new Utf8JsonReader(payload, isFinalBlock: true, RequestJson.NewState);

        return RequestJson.Whole(ref json, limits, RequestJson.Request).Named();
    }
}
