using System.Net;
using GraphQLParser.AST;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Platform.Graph.Rate;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What resolvers and rules may know of the request: the execution's <c>UserContext</c>.</summary>
public sealed class OperationContext : Dictionary<string, object?>
{
    /// <param name="acceptLanguage">The header as sent.</param>
    /// <param name="idempotencyKey">The header as sent; a socket has none.</param>
    /// <param name="credential">Asked anew by each subscription event: a socket renews its credential.</param>
    public OperationContext(string requestId, string? acceptLanguage, string? idempotencyKey, Func<Credential> credential) =>
        (RequestId, AcceptLanguage, IdempotencyKey, Current) = (requestId, acceptLanguage, idempotencyKey, credential);

    /// <summary>Named in answers to unexpected failures and in the log.</summary>
    public string RequestId { get; }

    public string? AcceptLanguage { get; }

    public string? IdempotencyKey { get; }

    /// <summary>The event that a stream had told last, from the header of that name.</summary>
    internal string? LastEventId { get; init; }

    /// <summary>False for anonymous callers in Production.</summary>
    public bool MayIntrospect { get; internal init; }

    /// <summary>Where the caller is: who pays for strangers.</summary>
    internal IPAddress? Address { get; init; }

    /// <summary>What the operation pays.</summary>
    internal RateBill? Bill { get; set; }

    /// <summary>Null until it is known which of the document's is meant.</summary>
    internal GraphQLOperationDefinition? Operation { get; set; }

    /// <summary>What the operation costs with its variables.</summary>
    internal OperationCost Cost { get; set; }

    /// <summary>Whether the client wants to be told.</summary>
    internal CostMode CostMode { get; init; }

    /// <summary>The caller's credential as it was last checked.</summary>
    internal Func<Credential> Current { get; }

    /// <summary>Has the credential checked again, before an event is told; false when it counts no longer. Null where nothing lasts.</summary>
    internal Func<CancellationToken, Task<bool>>? Renew { get; init; }
}
