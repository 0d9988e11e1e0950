using OrderCloud.Contracts;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>A thing that is sold; has a field of every kind, each also in a form that may be null.</summary>
internal sealed class Product
{
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    public string? Note { get; init; }

    public required int Rank { get; init; }

    public int? Stock { get; init; }

    public required long Weight { get; init; }

    public required Stage Stage { get; init; }

    public Stage? Earlier { get; init; }

    public required bool Active { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateOnly? Due { get; init; }

    public Guid? Code { get; init; }

    public required long Price { get; init; }

    public required string Currency { get; init; }

    public long? Discount { get; init; }

    public long? Cost { get; init; }

    public Guid? MakerId { get; init; }

    public Maker? Maker { get; init; }

    public List<Review> Reviews { get; init; } = [];

    public List<string> Tags { get; init; } = [];
}

internal enum Stage
{
    Draft,
    OnSale,
    Retired,
}

internal sealed class Maker
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? City { get; init; }
}

internal sealed class Review
{
    public required Guid Id { get; init; }

    public required Guid ProductId { get; init; }

    public required int Stars { get; init; }

    public string? Words { get; init; }
}

/// <summary>Stands for another module's reference to a maker.</summary>
internal sealed record MakerRef(Guid Id);

internal static class Prices
{
    public static Money? Discount(this Product product) => product.Discount is { } minor ? new Money(minor, product.Currency) : null;
}
