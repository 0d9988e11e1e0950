namespace OrderCloud.Platform.Access;

/// <summary>What the work of a scope is put down to.</summary>
/// <param name="Operation">The mutation's field, the handler's or the job's name.</param>
/// <param name="RequestId">The request as the log knows it, or the event; null where neither is.</param>
/// <param name="Address">Where its caller is, as <see cref="NetworkAddress"/> tells addresses apart; null for the product's own work.</param>
public sealed record Origin(string Operation, string? RequestId = null, string? Address = null)
{
    public static Origin Unnamed { get; } = new("");
}
