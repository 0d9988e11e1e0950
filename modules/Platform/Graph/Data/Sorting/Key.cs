using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>One key that rows are sorted by.</summary>
/// <param name="Value">Over the keyset's row.</param>
internal sealed record Key(Expression Value, bool IsDescending)
{
    public bool IsNullable { get; } = Nullability.Of(Value);

    /// <summary>The value as it is compared and read: null where its path breaks off.</summary>
    public Expression Lifted => Value.Lift(IsNullable);

    /// <summary>Tells keys apart; two keys with the same text sort alike.</summary>
    public string Path { get; } = Value.ToString();
}
