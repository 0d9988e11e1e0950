using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What every object with an id of its own has in common.</summary>
internal sealed class NodeInterface : InterfaceGraphType
{
    public NodeInterface()
    {
        (Name, Description) = ("Node", "An object with an id of its own.");
        AddField(new FieldType { Name = "id", Description = "Opaque; the same for ever.", ResolvedType = new NonNullGraphType(Scalars.Id) });
    }
}
