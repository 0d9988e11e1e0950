using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>How each kind of document is numbered.</summary>
internal sealed class ListNumberPatterns : TableQuery<TenancyDb, NumberPattern>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadSettings;

    public override IReadOnlyList<SortKey<NumberPattern>> DefaultOrder => [Ascending(pattern => pattern.Kind)];
}
