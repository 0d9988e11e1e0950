using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Platform;

/// <summary>A module's table of contents: what it offers to the container and to the schema.</summary>
public interface IModule
{
    /// <summary>Registers the module's context, the contracts it implements and its event handlers.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Adds the module's types and use cases, one line each, in the order a reader would want them.</summary>
    void MapGraph(GraphRoots graph);
}
