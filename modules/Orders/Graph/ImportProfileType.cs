using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class ImportProfileType : EntityType<ImportProfile>
{
    public ImportProfileType() : base(OrderPermissions.Import)
    {
        Id(profile => profile.Id);
        Prop(profile => profile.Name);
        Prop(profile => profile.IsBuiltIn);
        Prop(profile => profile.Layout).Describe("How files are read, and what is made of them.");
        Prop(profile => profile.Version);
        ById<OrdersDb>(db => db.ImportProfiles, ImportProfile.BuiltIn);
    }
}
