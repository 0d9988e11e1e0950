using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Domain;

/// <summary>What is sold, described once; its variants carry the SKUs and prices.</summary>
internal sealed class Product : ITenantOwned, IVersioned
{
    public const int MaxName = 300, MaxPinyin = 1_000, MaxUnit = 20, MaxDescription = 4_000, MaxVariants = 100;
    public const string DefaultUnit = "piece";

    private readonly List<Variant> variants = [];

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>For people; need not be unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the name is typed by its sound, for searches: its initials and all of it, e.g. <c>qccb qingcichabei</c>. Null for a name without Han letters.</summary>
    [NotAudited("Follows from the name.")]
    public string? Pinyin { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Whether it is stocked and counted among goods. Never changes: stock and open orders rest on it.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>What a quantity of one means, e.g. piece, kg, hour.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>False: none of its variants can be put on a new order.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Raised by every change; an update names the version that it saw.</summary>
    public int Version { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<Variant> Variants => variants;

    public static Product Create(string name, string? description, ProductKind kind, string unit, DateTimeOffset at)
    {
        var product = new Product { Kind = kind, CreatedAt = at };
        product.Change(name, description, unit, active: true, at);

        return product;
    }

    /// <summary>A product with one variant, as another system knew it.</summary>
    public static Product Import(ImportedProduct imported, DateTimeOffset at)
    {
        var product = Create(imported.Name, description: null, imported.Kind, DefaultUnit, at);
        product.AddVariant(new Code(imported.Sku), option: null, imported.UnitPrice, cost: null, barcodes: [], at);

        return product;
    }

    public void Change(string name, string? description, string unit, bool active, DateTimeOffset at) =>
        (Name, Pinyin, Description, Unit, Active, UpdatedAt) = (name, Domain.Pinyin.Of(name, MaxPinyin), description, unit, active, at);

    /// <summary>Adds a variant behind the others.</summary>
    /// <param name="unitPrice">Millionths of the base currency.</param>
    /// <param name="cost">Of one unit, likewise; null where nobody said.</param>
    public Variant AddVariant(Code sku, string? option, long unitPrice, long? cost, IEnumerable<Code> barcodes, DateTimeOffset at)
    {
        var position = variants.Count == 0 ? 1 : variants.Max(it => it.Position) + 1;
        var variant = Variant.Create(Id, position, sku, option, unitPrice, cost, at);
        variant.SetBarcodes(barcodes);
        variants.Add(variant);
        UpdatedAt = at;

        return variant;
    }

    /// <summary>Product and variant as one line of text, as an order line copies it.</summary>
    public static string NameOf(string product, string? option) => option is null ? product : $"{product}, {option}";
}
