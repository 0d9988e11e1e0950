using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Documents that a tenant's programs have stored.</summary>
public interface IStoredDocuments
{
    /// <returns>The text that the caller's program has stored under the hash (<see cref="DocumentHash"/>); null where there is none.</returns>
    ValueTask<string?> FindAsync(TenantContext tenant, Guid program, string hash, CancellationToken ct);
}

/// <summary>Documents that come with the product: the <c>*.graphql</c> files of these folders, as they were at the start.</summary>
public sealed partial class ShippedDocuments
{
    private readonly FrozenDictionary<string, string> byHash;
    private readonly FrozenSet<string> names;

    public ShippedDocuments(params IEnumerable<string> folders)
    {
        byHash = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.graphql"))
            .Select(File.ReadAllText).Distinct().ToFrozenDictionary(DocumentHash.Of, StringComparer.Ordinal);
        names = byHash.Values.SelectMany(text => Operation().Matches(text)).Select(match => match.Groups[1].Value).ToFrozenSet(StringComparer.Ordinal);
    }

    internal string? Find(string hash) => byHash.GetValueOrDefault(hash);

    /// <summary>Whether one of their operations is called so.</summary>
    internal bool Name(string operation) => names.Contains(operation);

    [GeneratedRegex(@"\b(?:query|mutation|subscription)\s+([_A-Za-z][_0-9A-Za-z]*)")]
    private static partial Regex Operation();
}

/// <summary>Finds the text of a request that names it only: among what the caller's program has stored, what came with the product, and what clients sent lately.</summary>
/// <param name="ofPrograms">Null where no module keeps any.</param>
internal sealed class StoredDocuments(ShippedDocuments shipped, AutomaticDocuments automatic, IStoredDocuments? ofPrograms = null)
{
    /// <summary>The request with its document's text.</summary>
    /// <exception cref="RequestRefusal">The text is neither sent nor known, or the program may send stored ones only and this is none.</exception>
    public async ValueTask<OperationRequest> CompleteAsync(OperationRequest request, Credential credential, CancellationToken ct)
    {
        if (request.Document is "")
            return request with { Document = await FindAsync(request, credential, ct) ?? throw Unknown(request) };

        // Another text than its own, even one that it could send by its hash, is another document.
        if (credential.StoredDocumentsOnly && await OfProgramAsync(credential, DocumentHash.Of(request.Document), ct) is null)
            throw new RequestRefusal(ErrorCodes.StoredDocumentsOnly, "Only stored documents are allowed for this client.");

        return request;
    }

    private async ValueTask<string?> FindAsync(OperationRequest request, Credential credential, CancellationToken ct)
    {
        var hash = request.DocumentId is { } id ? DocumentHash.Read(id) : AutomaticDocuments.HashIn(request.Extensions);

        if (hash is null)
            return null;

        var stored = await OfProgramAsync(credential, hash, ct);

        return credential.StoredDocumentsOnly ? stored : stored ?? shipped.Find(hash) ?? await automatic.FindAsync(hash);
    }

    private ValueTask<string?> OfProgramAsync(Credential credential, string hash, CancellationToken ct) =>
        ofPrograms is not null && credential is { Tenant: { } tenant, Program: { } program } ? ofPrograms.FindAsync(tenant, program, hash, ct) : new((string?)null);

    // Clients of automatic documents wait for this very word before they send the text.
    private static RequestRefusal Unknown(OperationRequest request) =>
        new(ErrorCodes.UnknownDocument, request.DocumentId is null ? "PersistedQueryNotFound" : "There is no stored document of this id.", StatusCodes.Status400BadRequest);
}
