namespace OrderCloud.Catalog.Domain;

/// <summary>A SKU or barcode: shown as written, compared without regard to case.</summary>
internal readonly record struct Code(string Text)
{
    public const int MaxLength = 100;

    /// <summary>Simple case mapping keeps the length, so a code that fits its column has a key that fits too.</summary>
    public string Key => Text.ToUpperInvariant();
}
