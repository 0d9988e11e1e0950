using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <param name="List">Which list, by the console's name, e.g. <c>orders</c>.</param>
internal sealed record ListColumnChoicesArguments(string List);

/// <summary>The columns that you have chosen for a view.</summary>
/// <param name="View">The view, by the console's name for a built-in one, else by its id.</param>
/// <param name="Columns">In their order.</param>
internal sealed record ChosenColumns(string View, IReadOnlyList<string> Columns);

/// <summary>The columns that you have chosen for the views of a list; views without a choice have the list's own.</summary>
internal sealed class ListColumnChoices(TenancyDb db, Caller caller) : Query<ListColumnChoicesArguments, IReadOnlyList<ChosenColumns>>, IGuarded
{
    public static Permission Requires => Permission.SignedIn;

    public override async Task<IReadOnlyList<ChosenColumns>?> HandleAsync(ListColumnChoicesArguments arguments, CancellationToken ct) =>
        await db.ColumnChoices.AsNoTracking().Where(it => it.OwnerId == caller.SubjectId && it.List == arguments.List).OrderBy(it => it.View).Select(it => new ChosenColumns(it.View, it.Columns)).ToListAsync(ct);
}
