namespace OrderCloud.Platform.Graph;

/// <summary>A mutation with slow work that needs no database, e.g. hashing a password: it is done before the transaction begins, so that no lock waits for it.</summary>
/// <typeparam name="TInput">The mutation's input.</typeparam>
public interface IPrepares<in TInput> : IPrepares where TInput : class
{
    Task PrepareAsync(TInput input, CancellationToken ct);

    Task IPrepares.PrepareAsync(object input, CancellationToken ct) => PrepareAsync((TInput)input, ct);
}

/// <inheritdoc cref="IPrepares{TInput}"/>
public interface IPrepares
{
    internal Task PrepareAsync(object input, CancellationToken ct);
}
