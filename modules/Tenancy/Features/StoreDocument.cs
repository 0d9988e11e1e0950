using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A document for a program.</summary>
/// <param name="ApiClientId">The program that may send it by its hash.</param>
/// <param name="Text">The document, at most 64 KiB; its hash is of these very letters.</param>
internal sealed record StoreDocumentInput(Id<ApiClient> ApiClientId, string Text);

/// <summary>So many are enough.</summary>
/// <param name="Most">How many are stored for one program.</param>
internal sealed record TooManyDocumentsError(int Most) : Error("TOO_MANY_DOCUMENTS", $"At most {Most} documents are stored for one API client. Remove those that it no longer sends.", "input", "apiClientId");

/// <summary>Stores a document, for an API client to send its hash in place of it. One that is stored already stays as it is.</summary>
internal sealed class StoreDocument(TenancyDb db, DocumentReader reader, Granting granting, TimeProvider clock)
    : Mutation<StoreDocumentInput, StoredDocument, ApiClientNotFoundError, TooManyDocumentsError, PermissionNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(StoreDocumentInput input, CancellationToken ct)
    {
        var (operations, fault) = await reader.ReadAsync(input.Text, ct);

        if (fault is "")
            return new InvalidInputError("This is no document that would be accepted: check its syntax and its size.", "input", "text");

        if (fault is not null)
            return new InvalidInputError($"This document can never run: {fault}", "input", "text");

        await granting.EnterAsync(ct);

        if (await db.ApiClients.SingleOrDefaultAsync(it => it.Id == input.ApiClientId.Value && it.RevokedAt == null, ct) is not { } client)
            return new ApiClientNotFoundError("input", "apiClientId");

        // What is stored for it, it may ask, with its own rights.
        if (await granting.RefusesToTouchAsync(client, "apiClientId", ct) is { } refusal)
            return refusal;

        var hash = DocumentHash.Of(input.Text);
        var own = db.StoredDocuments.Where(it => it.ApiClientId == input.ApiClientId.Value);

        if (await own.SingleOrDefaultAsync(it => it.Hash == hash, ct) is { } stored)
            return stored;

        if (await own.CountAsync(ct) >= StoredDocument.Most)
            return new TooManyDocumentsError(StoredDocument.Most);

        var name = string.Join(", ", operations.Where(it => it is not ""));
        var document = new StoredDocument { ApiClientId = input.ApiClientId.Value, Hash = hash, Name = name[..Math.Min(name.Length, StoredDocument.NameLength)], Text = input.Text, CreatedAt = clock.GetUtcNow() };
        db.Add(document);

        return document;
    }
}
