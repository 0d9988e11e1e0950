using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which of your views to delete.</summary>
internal sealed record DeleteViewInput(Id<SavedView> Id);

/// <summary>What was deleted.</summary>
/// <param name="DeletedId">The id that the view had.</param>
internal sealed record DeletedView(Id<SavedView> DeletedId) : IPayload;

/// <summary>Deletes a view that you keep, also for those whom it was shared with.</summary>
internal sealed class DeleteView(TenancyDb db, Caller caller) : Mutation<DeleteViewInput, DeletedView, ViewNotFoundError>, IGuarded
{
    public static Permission Requires => Permission.Member;

    public override async Task<Outcome> HandleAsync(DeleteViewInput input, CancellationToken ct)
    {
        if (await db.SavedViews.SingleOrDefaultAsync(it => it.Id == input.Id.Value && it.OwnerId == caller.SubjectId, ct) is not { } view)
            return new ViewNotFoundError();

        db.Remove(view);

        return new DeletedView(input.Id);
    }
}
