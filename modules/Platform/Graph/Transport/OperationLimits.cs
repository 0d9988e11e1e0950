namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What one request may send and take: settings under <c>GraphQL:Limits</c>.</summary>
public sealed record OperationLimits
{
    public int BodyBytes { get; init; } = 1024 * 1024;

    public int VariablesBytes { get; init; } = 256 * 1024;

    /// <summary>Nesting of JSON in the variables.</summary>
    public int VariablesDepth { get; init; } = 32;

    public TimeSpan ExecutionTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Operations of one tenant at the same time.</summary>
    public int TenantOperations { get; init; } = 32;

    /// <summary>Operations of the process at the same time.</summary>
    public int ProcessOperations { get; init; } = 64;

    /// <summary>Subscriptions of one tenant that are open at the same time, over all its connections.</summary>
    public int TenantSubscriptions { get; init; } = 2_000;

    /// <summary>Subscriptions of the process that are open at the same time.</summary>
    public int ProcessSubscriptions { get; init; } = 20_000;

    /// <summary>Subscription events that are resolved at the same time, all tenants together; the others wait.</summary>
    public int ProcessEvents { get; init; } = 16;

    /// <summary>Subscription events of one tenant that are resolved at the same time; its others wait and keep no other tenant waiting.</summary>
    public int TenantEvents { get; init; } = 4;

    /// <summary>What a refused client is told to wait; whole seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
