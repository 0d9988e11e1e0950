namespace OrderCloud.Platform.Graph;

/// <summary>An input field that tells absent from null: absent leaves the stored value alone.</summary>
public readonly record struct Optional<T>(bool IsSet, T Value) : IOptional
{
    object? IOptional.Value => Value;

    /// <summary>The given value, else the stored one.</summary>
    public T Or(T current) => IsSet ? Value : current;
}

/// <summary>An optional value, whatever its type.</summary>
internal interface IOptional
{
    bool IsSet { get; }

    object? Value { get; }
}
