using GraphQL;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What a client asks for, whatever way it came.</summary>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs? Variables, Inputs? Extensions);
