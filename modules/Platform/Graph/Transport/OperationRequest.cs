using GraphQL;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What a client asks for, whatever way it came.</summary>
/// <param name="Document">Empty where only its id or hash was sent.</param>
/// <param name="DocumentId">Of a stored document.</param>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs? Variables, Inputs? Extensions, string? DocumentId = null)
{
    /// <exception cref="RequestRefusal">It doesn't say which document.</exception>
    public OperationRequest Named() => Document is not "" || DocumentId is not null || AutomaticDocuments.HashIn(Extensions) is not null ? this
        : throw new RequestRefusal(ErrorCodes.NoDocument, "The request has neither a query nor an id.", StatusCodes.Status400BadRequest);
}
