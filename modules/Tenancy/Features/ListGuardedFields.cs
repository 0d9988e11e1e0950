using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <summary>A field that not everybody who sees the object may see.</summary>
/// <param name="Name">As roles name it, e.g. <c>customer.phone</c>.</param>
/// <param name="Description">What it tells, as a sentence in the caller's language.</param>
/// <param name="IsReadable">True when the caller may read, filter and sort by it.</param>
/// <param name="IsWritable">True when the caller may set it.</param>
internal sealed record GuardedField(string Name, Text Description, bool IsReadable, bool IsWritable);

/// <summary>All guarded fields of the product, and what of them is open to the caller.</summary>
internal sealed class ListGuardedFields(Caller caller) : Query<NoArguments, IReadOnlyList<GuardedField>>, IGuarded
{
    public static Permission Requires => Permission.SignedIn;

    public override Task<IReadOnlyList<GuardedField>?> HandleAsync(NoArguments arguments, CancellationToken ct) => Task.FromResult<IReadOnlyList<GuardedField>?>(
        [.. FieldList.All.Select(field => new GuardedField(field.Name, field.Description, caller.May(Permission.ToRead(field.Name, field.Beside)), caller.May(Permission.ToWrite(field.Name))))]);
}
