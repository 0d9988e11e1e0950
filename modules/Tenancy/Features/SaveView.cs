using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A view to keep. Without an id, one of the same name of yours is replaced.</summary>
/// <param name="List">Which list, by the console's name; 1 to 40 characters.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Search">Filters and order as the console's address has them, at most 1,000 characters.</param>
/// <param name="Columns">Columns in their order, at most 40; none for those of the list.</param>
/// <param name="RoleIds">Whoever has one of these roles sees it too, at most 20; who may manage roles says so.</param>
/// <param name="IsDefault">The list opens with it, for you and for whom it is shared with.</param>
/// <param name="Id">Which of your views of the list to change, its name too; a view that is not there any more is not made anew.</param>
internal sealed record SaveViewInput(
    string List, string Name, string Search, IReadOnlyList<string>? Columns = null, IReadOnlyList<Id<Role>>? RoleIds = null, bool IsDefault = false, Id<SavedView>? Id = null);

/// <summary>Keeps a way of looking at a list under a name.</summary>
internal sealed class SaveView(TenancyDb db, Caller caller)
    : Mutation<SaveViewInput, ListView, ViewNotFoundError, ViewNameTakenError, RoleNotFoundError, ViewSharingNotAllowedError, TooManyViewsError>, IGuarded
{
    public static Permission Requires => Permission.Member;

    public override async Task<Outcome> HandleAsync(SaveViewInput input, CancellationToken ct)
    {
        var problems = new Problems().RequireColumns(input.Columns ?? []);
        var list = problems.Line(input.List, SavedView.ListLength, "list");
        var name = problems.Line(input.Name, SavedView.NameLength, "name");
        var search = problems.OptionalLine(input.Search, SavedView.SearchLength, "search") ?? "";
        Guid[] roles = [.. (input.RoleIds ?? []).Select(role => role.Value).Distinct()];
        problems.Require(roles.Length <= SavedView.MostRoles, $"At most {SavedView.MostRoles} roles are accepted.", "roleIds");

        if (problems.Any)
            return problems;

        if (roles is not [] && !caller.May(TenancyPermissions.ManageRoles))
            return new ViewSharingNotAllowedError();

        if (await db.Roles.CountAsync(role => roles.Contains(role.Id), ct) != roles.Length)
            return new RoleNotFoundError("input", "roleIds");

        var all = db.SavedViews.Where(it => it.OwnerId == caller.SubjectId);
        var mine = await all.Where(it => it.List == list).ToListAsync(ct);
        var named = mine.Find(it => it.Name == name);
        var view = input.Id is { } id ? mine.Find(it => it.Id == id.Value) : named;

        if (input.Id is not null && view is null)
            return new ViewNotFoundError();

        if (named is not null && named != view)
            return new ViewNameTakenError();

        if (view is null)
        {
            // Over all lists: their names are the caller's to choose.
            if (await all.CountAsync(ct) >= SavedView.Most)
                return new TooManyViewsError(SavedView.Most);

            db.Add(view = new SavedView { OwnerId = caller.SubjectId, List = list, Name = name });
        }

        // A list opens with one view.
        foreach (var other in mine.Where(other => input.IsDefault && other.IsDefault))
            other.IsDefault = false;

        view.Name = name;
        view.Change(search, [.. input.Columns ?? []], roles, input.IsDefault);

        return ListView.Of(view, isMine: true);
    }
}
