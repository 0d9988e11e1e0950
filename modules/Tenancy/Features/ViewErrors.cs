using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>There is no such view of yours.</summary>
internal sealed record ViewNotFoundError() : Error("VIEW_NOT_FOUND", "You keep no such view.", "input", "id");

/// <summary>Another view of yours of this list has the name.</summary>
internal sealed record ViewNameTakenError() : Error("VIEW_NAME_TAKEN", "Another view of yours has this name already. Choose another one.", "input", "name");

/// <summary>Only who manages roles shares views with them.</summary>
internal sealed record ViewSharingNotAllowedError() : Error("VIEW_SHARING_NOT_ALLOWED", "Views are shared with a role by those who may manage roles. Keep it for yourself, or ask one of them.", "input", "roleIds");

/// <summary>So many are enough.</summary>
/// <param name="Most">How many are kept for one person, of all lists together.</param>
internal sealed record TooManyViewsError(int Most) : Error("TOO_MANY_VIEWS", $"At most {Most} views are kept for one person, of all lists together. Delete one first.", "input", "name");

internal static class ViewChecks
{
    extension(Problems problems)
    {
        public Problems RequireColumns(IReadOnlyList<string> columns) => problems
            .Require(columns.Count <= ColumnChoice.MostColumns, $"At most {ColumnChoice.MostColumns} columns are accepted.", "columns")
            .Require(columns.All(it => it.Length is > 0 and <= ColumnChoice.ColumnLength && it.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ':')),
                $"A column's name has 1 to {ColumnChoice.ColumnLength} letters and digits.", "columns");
    }
}
