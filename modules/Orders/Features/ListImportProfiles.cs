using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>The profiles by which files can be read: those that come with the product, then the company's own by name.</summary>
internal sealed class ListImportProfiles(ImportProfiles profiles) : Query<NoArguments, IReadOnlyList<ImportProfile>>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override async Task<IReadOnlyList<ImportProfile>?> HandleAsync(NoArguments arguments, CancellationToken ct) => await profiles.AllAsync(ct);
}
