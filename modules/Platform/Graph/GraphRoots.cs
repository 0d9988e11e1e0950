namespace OrderCloud.Platform.Graph;

/// <summary>The schema under construction.</summary>
public sealed class GraphRoots;
