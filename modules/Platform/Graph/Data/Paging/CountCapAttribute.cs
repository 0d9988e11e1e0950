namespace OrderCloud.Platform.Graph.Data;

/// <summary>On a list that may be too long to count: <c>totalCount</c> stops one above this, and its description says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CountCapAttribute(int most) : Attribute
{
    public int Most => most;
}
