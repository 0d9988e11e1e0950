namespace OrderCloud.Platform.Audit;

/// <summary>Changes of it leave no audit entry. Whatever lacks it does; <c>tests/data/audited.txt</c> lists both for review.</summary>
/// <param name="reason">Why nobody would look for it there.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotAuditedAttribute(string reason) : Attribute
{
    public string Reason => reason;
}
