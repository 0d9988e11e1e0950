using OrderCloud.Contracts;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Graph;

/// <summary>Graph types of the values in Contracts that several modules share.</summary>
internal sealed class SharedTypes : ISharedTypes
{
    public void Register(GraphRoots graph)
    {
        graph.Types.Output(typeof(Money), nullable: false);
        // Addresses are customers' everywhere: in their own list, and copied onto orders.
        graph.Types.Guard(typeof(Address), nameof(Address.Phone), Permission.ToRead("customer.phone"));
    }
}
