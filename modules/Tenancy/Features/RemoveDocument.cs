using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which document to remove.</summary>
internal sealed record RemoveDocumentInput(Id<StoredDocument> Id);

/// <summary>What was removed.</summary>
/// <param name="DeletedId">The id that the document had.</param>
internal sealed record RemovedDocument(Id<StoredDocument> DeletedId) : IPayload;

/// <summary>There is no such stored document.</summary>
internal sealed record DocumentNotFoundError() : Error("DOCUMENT_NOT_FOUND", "There is no such stored document.", "input", "id");

/// <summary>Removes a stored document: its hash is unknown from then on.</summary>
internal sealed class RemoveDocument(TenancyDb db, UnitOfWork unit, TenantContext tenant, ProgramDocuments documents) : Mutation<RemoveDocumentInput, RemovedDocument, DocumentNotFoundError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(RemoveDocumentInput input, CancellationToken ct)
    {
        if (await db.StoredDocuments.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } document)
            return new DocumentNotFoundError();

        db.Remove(document);
        unit.AfterCommit(() => documents.Forget(tenant, document.ApiClientId, document.Hash));

        return new RemovedDocument(input.Id);
    }
}
