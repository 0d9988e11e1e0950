using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A way of looking at a list that somebody keeps: its filters, its order and its columns. It shows nothing that the viewer may not see anyway.</summary>
internal sealed class SavedView : ITenantOwned
{
    public const int ListLength = 40, NameLength = 60, SearchLength = 1_000, MostRoles = 20;

    /// <summary>Most views that one person keeps, of all lists together.</summary>
    public const int Most = 200;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>The member who keeps it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Which list, by the console's name.</summary>
    public required string List { get; init; }

    /// <summary>One of its kind among the owner's views of the list.</summary>
    [Personal(OfMember = true)]
    public required string Name { get; set; }

    /// <summary>Filters and order as the console's address has them; may hold what somebody searches for, a person's name too.</summary>
    [Personal(OfMember = true)]
    public string Search { get; private set; } = "";

    /// <summary>Columns in their order; empty for those of the list.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Whoever has one of these roles sees it too.</summary>
    public IReadOnlyList<Guid> RoleIds { get; private set; } = [];

    /// <summary>Whether anybody beside the owner sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The list opens with it.</summary>
    public bool IsDefault { get; set; }

    public void Change(string search, IReadOnlyList<string> columns, IReadOnlyList<Guid> roleIds, bool isDefault)
    {
        (Search, Columns, RoleIds, IsDefault) = (search, columns, roleIds, isDefault);
        IsShared = roleIds is not [];
    }
}

/// <summary>The columns that somebody has chosen for a view, and in which order.</summary>
[NotAudited("How somebody likes to look at a list.")]
internal sealed class ColumnChoice : ITenantOwned
{
    public const int MostColumns = 40, ColumnLength = 40, ViewLength = 80;

    /// <summary>Most views, of all lists together, for which one person chooses columns; built-in ones have them too.</summary>
    public const int Most = 400;

    public Guid TenantId { get; init; }

    public required Guid OwnerId { get; init; }

    public required string List { get; init; }

    /// <summary>The view, by the console's name for a built-in one, else by its id.</summary>
    public required string View { get; init; }

    public required IReadOnlyList<string> Columns { get; set; }
}
