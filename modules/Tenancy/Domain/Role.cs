using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A bundle of permissions that members are given.</summary>
internal sealed class Role : ITenantOwned, IVersioned
{
    public const int NameLength = 100;

    /// <summary>Stands for every field in <see cref="ReadFields"/> and <see cref="WriteFields"/>, custom ones too.</summary>
    public const string EveryField = FieldList.Every;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>The role's name, one of its kind in the tenant.</summary>
    public required string Name { get; set; }

    /// <summary>Which template it was made from, e.g. <c>owner</c>; null for the tenant's own roles.</summary>
    public string? TemplateKey { get; init; }

    /// <summary>What the role allows, as <c>module:verb</c>.</summary>
    public required IReadOnlyList<string> Permissions { get; set; }

    /// <summary>Whose rows the permissions reach.</summary>
    public required DataScope Scope { get; set; }

    /// <summary>Highest order total that may be approved, in minor units of the base currency; null for no limit.</summary>
    public long? ApprovalLimit { get; set; }

    /// <summary>Guarded fields that may be read, e.g. <c>variant.cost</c>; <c>*</c> stands for all.</summary>
    public required IReadOnlyList<string> ReadFields { get; set; }

    /// <summary>Guarded fields that may be written; <c>*</c> stands for all.</summary>
    public required IReadOnlyList<string> WriteFields { get; set; }

    /// <summary>Raised on every change; send it back as <c>expectedVersion</c>.</summary>
    public int Version { get; private set; }

    /// <summary>Owners are what keeps a company from being locked out: this role is neither changed nor deleted.</summary>
    public bool IsOwner => TemplateKey == TemplateRoles.Owner;
}
