namespace OrderCloud.Platform.Graph;

/// <summary>
/// A mutation whose result no id opens, but only a word in its input: repeated under its idempotency key, it reads the result again by
/// that word. Callers who share a credential share their keys too, and are not shown what another was given.
/// </summary>
/// <typeparam name="TInput">The mutation's input.</typeparam>
public interface IReplays<in TInput> : IReplays where TInput : class
{
    /// <summary>False: nothing in the input could open the result again, so a key is not heeded.</summary>
    bool CanReplay(TInput input);

    /// <returns>The result as it is now; null when it is gone.</returns>
    Task<object?> ReplayAsync(TInput input, CancellationToken ct);

    bool IReplays.CanReplay(object input) => CanReplay((TInput)input);

    Task<object?> IReplays.ReplayAsync(object input, CancellationToken ct) => ReplayAsync((TInput)input, ct);
}

/// <inheritdoc cref="IReplays{TInput}"/>
public interface IReplays
{
    internal bool CanReplay(object input);

    internal Task<object?> ReplayAsync(object input, CancellationToken ct);
}
