using System.Net.WebSockets;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>
/// Why a connection ends. Clients reconnect after 1001, 1013 and 4403 and give up after the others.
/// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
/// </summary>
internal readonly record struct SocketClose(WebSocketCloseStatus Code, string Reason)
{
    public static readonly SocketClose
        ByPeer = new(WebSocketCloseStatus.NormalClosure, ""),
        ShuttingDown = new(WebSocketCloseStatus.EndpointUnavailable, "The server is shutting down"),
        NoAnswer = new(WebSocketCloseStatus.EndpointUnavailable, "No answer to ping"),
        Failed = new(WebSocketCloseStatus.InternalServerError, "Unexpected failure"),
        TooBig = new(WebSocketCloseStatus.MessageTooBig, "The message is too big"),
        TooSlow = new(Own(1013), "The client is too slow"),
        TooMany = new(Own(1013), "Too many connections are open"),
        TryLater = new(Own(1013), "The credential can't be checked now"),
        InvalidMessage = new(Own(4400), "Invalid message received"),
        Unauthorized = new(Own(4401), "Unauthorized"),
        Forbidden = new(Own(4403), "Forbidden"),
        NoSubprotocol = new(Own(4406), "Subprotocol not acceptable"),
        InitTimeout = new(Own(4408), "Connection initialisation timeout"),
        IdInUse = new(Own(4409), "Subscriber already exists"),
        SecondInit = new(Own(4429), "Too many initialisation requests");

    private static WebSocketCloseStatus Own(int code) => (WebSocketCloseStatus)code;
}
