namespace OrderCloud.Platform.Graph;

/// <summary>Sending this member of an input asks for the right to write a guarded field, e.g. <c>customer.phone</c>; leaving it out asks for nothing.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GuardedAttribute(string name) : Attribute
{
    public string Field => name;
}
