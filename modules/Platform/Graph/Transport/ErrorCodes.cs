using System.Collections.Frozen;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// The words of <c>extensions.code</c> at the top level: HotChocolate's where it has one, else our own. Added to, never renamed.
/// </summary>
public static class ErrorCodes
{
    public const string
        BadRequest = "HC0009",
        TooLarge = "HC0010",
        BrokenJson = "HC0011",
        WrongShape = "HC0012",
        NoDocument = "HC0013",
        Syntax = "HC0014",
        WrongValue = "HC0016",
        NullForNonNull = "HC0018",
        UnknownDocument = "HC0020",
        TimeOut = "HC0045",
        IntrospectionOff = "HC0046",
        TooCostly = "HC0047",
        Cancelled = "HC0049",
        AcceptUnsupported = "HC0063",
        AcceptMalformed = "HC0064",
        StoredDocumentsOnly = "HC0067",
        PreflightMissing = "HC0077",
        IntrospectionTooDeep = "HC0086",
        FieldCycle = "HC0087",
        MergeBudget = "HC0107",
        NotAuthenticated = Authorization.NotAuthenticated,
        NotAuthorized = Authorization.NotAuthorized,
        DocumentTooComplex = "DOCUMENT_TOO_COMPLEX",
        ValidationFailed = "VALIDATION_FAILED",
        RateLimited = "RATE_LIMITED",
        ServiceUnavailable = "SERVICE_UNAVAILABLE",
        TenantMismatch = "TENANT_MISMATCH",
        TenantSuspended = "TENANT_SUSPENDED",
        OriginNotAllowed = "ORIGIN_NOT_ALLOWED",
        InputInvalid = "INPUT_INVALID",
        EventWindowExpired = "EVENT_WINDOW_EXPIRED",
        Internal = "INTERNAL";

    private static readonly FrozenSet<string> OwnWords = new[]
    {
        NotAuthenticated, NotAuthorized, DocumentTooComplex, ValidationFailed, RateLimited, ServiceUnavailable, TenantMismatch, TenantSuspended, OriginNotAllowed, InputInvalid, Internal,
        "IDEMPOTENCY_KEY_INVALID", EventWindowExpired,
        Files.FileRefusedException.TooLarge, Files.FileRefusedException.Unreadable, Files.FileRefusedException.ColumnsMissing,
    }.ToFrozenSet();

    /// <summary>False for the engine's own codes, which are type names and never shown.</summary>
    internal static bool IsOurs(string? code) =>
        code is not null && (OwnWords.Contains(code) || (code.Length == 6 && code.StartsWith("HC", StringComparison.Ordinal) && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0));
}
