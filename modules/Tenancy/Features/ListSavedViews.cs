using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <param name="List">Which list, by the console's name, e.g. <c>orders</c>.</param>
internal sealed record ListSavedViewsArguments(string List);

/// <summary>A way of looking at a list.</summary>
/// <param name="Search">Filters and order as the console's address has them.</param>
/// <param name="Columns">Columns in their order; empty for those of the list.</param>
/// <param name="RoleIds">Whoever has one of these roles sees it too; told to its owner.</param>
/// <param name="IsDefault">The list opens with it.</param>
/// <param name="IsMine">Kept by you; else shared with a role of yours.</param>
internal sealed record ListView(Id<SavedView> Id, string Name, string Search, IReadOnlyList<string> Columns, IReadOnlyList<Id<Role>> RoleIds, bool IsDefault, bool IsMine)
{
    public static ListView Of(SavedView view, bool isMine) =>
        new(new(view.Id), view.Name, view.Search, view.Columns, isMine ? [.. view.RoleIds.Select(id => new Id<Role>(id))] : [], view.IsDefault, isMine);
}

/// <summary>Your views of a list, and those that are shared with a role of yours; by name.</summary>
internal sealed class ListSavedViews(TenancyDb db, Caller caller) : Query<ListSavedViewsArguments, IReadOnlyList<ListView>>, IGuarded
{
    public static Permission Requires => Permission.SignedIn;

    public override async Task<IReadOnlyList<ListView>?> HandleAsync(ListSavedViewsArguments arguments, CancellationToken ct)
    {
        var roles = await db.MemberRoles.Where(held => held.MemberId == caller.SubjectId).Select(held => held.RoleId).ToListAsync(ct);
        var views = await db.SavedViews.AsNoTracking().Where(view => view.List == arguments.List && (view.OwnerId == caller.SubjectId || view.IsShared)).ToListAsync(ct);

        return [.. views.Where(view => view.OwnerId == caller.SubjectId || view.RoleIds.Intersect(roles).Any())
            .OrderBy(view => view.Name, StringComparer.Ordinal).ThenBy(view => view.Id).Select(view => ListView.Of(view, view.OwnerId == caller.SubjectId))];
    }
}
