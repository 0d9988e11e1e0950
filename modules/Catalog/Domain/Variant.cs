using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Domain;

/// <summary>What has a SKU and is bought, stocked and sold.</summary>
internal sealed class Variant : ITenantOwned, IVersioned
{
    public const int MaxOption = 100, MaxBarcodes = 20;

    private readonly List<Barcode> barcodes = [];

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public required Guid ProductId { get; init; }

    /// <summary>Its place among the product's variants, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Stock keeping unit, as written; unique in the company without regard to case.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>The SKU in capitals: what is compared.</summary>
    public string SkuKey { get; private set; } = "";

    /// <summary>What tells it from the product's other variants, e.g. red, 1 litre.</summary>
    public string? Option { get; private set; }

    /// <summary>Base price in millionths of the company's base currency.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>What one unit costs the company, in millionths of its base currency; null where nobody said.</summary>
    public long? Cost { get; private set; }

    /// <summary>False: can't be put on a new order.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Raised by every change; an update names the version that it saw.</summary>
    public int Version { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<Barcode> Barcodes => barcodes;

    public static Variant Create(Guid productId, int position, Code sku, string? option, long unitPrice, long? cost, DateTimeOffset at)
    {
        var variant = new Variant { ProductId = productId, Position = position, CreatedAt = at };
        variant.Change(sku, option, unitPrice, cost, active: true, at);

        return variant;
    }

    public void Change(Code sku, string? option, long unitPrice, long? cost, bool active, DateTimeOffset at) =>
        (Sku, SkuKey, Option, UnitPrice, Cost, Active, UpdatedAt) = (sku.Text, sku.Key, option, unitPrice, cost, active, at);

    /// <summary>Makes these its barcodes; those that stay keep their row.</summary>
    public void SetBarcodes(IEnumerable<Code> codes)
    {
        var wanted = codes.ToDictionary(code => code.Text);
        barcodes.RemoveAll(barcode => !wanted.Remove(barcode.Code));
        barcodes.AddRange(wanted.Values.Select(code => new Barcode { VariantId = Id, Code = code.Text, CodeKey = code.Key }));
    }
}

/// <summary>A code on a variant's package; leads to one variant of the company.</summary>
internal sealed class Barcode : ITenantOwned
{
    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public required Guid VariantId { get; init; }

    /// <summary>As written.</summary>
    public required string Code { get; init; }

    /// <summary>The code in capitals: what is compared.</summary>
    public required string CodeKey { get; init; }
}
