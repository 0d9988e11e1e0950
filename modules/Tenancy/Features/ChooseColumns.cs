using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which columns a view has for you.</summary>
/// <param name="List">Which list, by the console's name; 1 to 40 characters.</param>
/// <param name="View">The view, by the console's name for a built-in one, else by its id; 1 to 80 characters.</param>
/// <param name="Columns">In their order, at most 40; none to have the list's own again.</param>
internal sealed record ChooseColumnsInput(string List, string View, IReadOnlyList<string> Columns);

/// <summary>Chooses the columns of a view, for you alone.</summary>
internal sealed class ChooseColumns(TenancyDb db, Caller caller) : Mutation<ChooseColumnsInput, ChosenColumns, TooManyViewsError>, IGuarded
{
    public static Permission Requires => Permission.Member;

    public override async Task<Outcome> HandleAsync(ChooseColumnsInput input, CancellationToken ct)
    {
        var problems = new Problems().RequireColumns(input.Columns);
        var list = problems.Line(input.List, SavedView.ListLength, "list");
        var view = problems.Line(input.View, ColumnChoice.ViewLength, "view");

        if (problems.Any)
            return problems;

        var mine = db.ColumnChoices.Where(it => it.OwnerId == caller.SubjectId);
        var choice = await mine.SingleOrDefaultAsync(it => it.List == list && it.View == view, ct);

        // Over all lists, as with views.
        if (choice is null && input.Columns is not [] && await mine.CountAsync(ct) >= ColumnChoice.Most)
            return new TooManyViewsError(ColumnChoice.Most);

        if (choice is null && input.Columns is not [])
            db.Add(new ColumnChoice { OwnerId = caller.SubjectId, List = list, View = view, Columns = [.. input.Columns] });
        else if (choice is not null && input.Columns is [])
            db.Remove(choice);
        else if (choice is not null)
            choice.Columns = [.. input.Columns];

        return new ChosenColumns(view, input.Columns);
    }
}
