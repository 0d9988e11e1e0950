using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Catalog.Domain;

/// <summary>What is sold, described once; its variants carry the SKUs and prices.</summary>
internal sealed class Product : ITenantOwned, IVersioned
{
    public const int MaxName = 300, MaxUnit = 20, MaxDescription = 4_000, MaxVariants = 100, MaxLink = 2_000;
    public const string DefaultUnit = "piece";

    private readonly List<Variant> variants = [];

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>For people; need not be unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the name is typed by its sound, for searches: its initials and all of it, e.g. <c>qccb qingcichabei</c>. Null for a name without Han letters.</summary>
    [PinyinOf(nameof(Name)), NotAudited("Follows from the name.")]
    public string? Pinyin { get; private set; }

    /// <summary>What customers read about it.</summary>
    public string? Description { get; private set; }

    /// <summary>Whether it is stocked and counted among goods. Never changes: stock and open orders rest on it.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>What a quantity of one means, e.g. piece, kg, hour.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>False: none of its variants can be put on a new order.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Where its picture is found, from the host's root; null for none. With <c>?size=small</c> it is at most 160 pixels wide and high. A new picture has a new place.</summary>
    public string? Picture { get; private set; }

    /// <summary>Where a new picture is to be fetched. Forgotten as soon as that is done.</summary>
    [NotAudited("May carry a key of whoever keeps the picture; what comes of it is recorded.")]
    public string? PictureLink { get; private set; }

    /// <summary>When the link is followed: whoever does puts it off for as long as it may take him. Null where there is no link.</summary>
    [NotAudited("Follows the link.")]
    public DateTimeOffset? PictureDueAt { get; private set; }

    /// <summary>Why the last link brought no picture; null when none was given, or it did.</summary>
    public PictureFailure? PictureFailure { get; private set; }

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
        (Name, Pinyin, Description, Unit, Active, UpdatedAt) = (name, name.InPinyin(), description, unit, active, at);

    /// <summary>Shows another picture, or none. A link that was being followed is forgotten.</summary>
    public void Show(string? picture, DateTimeOffset at) => (Picture, PictureLink, PictureDueAt, PictureFailure, UpdatedAt) = (picture, null, null, null, at);

    /// <summary>Has a picture fetched. Until it is there, the one before is shown.</summary>
    public void Fetch(Uri link, DateTimeOffset at) => (PictureLink, PictureDueAt, PictureFailure, UpdatedAt) = (link.AbsoluteUri, at, null, at);

    /// <summary>The link brought no picture; the one before stays.</summary>
    public void FailToFetch(PictureFailure why, DateTimeOffset at) => (PictureLink, PictureDueAt, PictureFailure, UpdatedAt) = (null, null, why, at);

    /// <summary>How it stands with a product's picture.</summary>
    public static PictureStatus StatusOf(string? picture, string? link, PictureFailure? failure) =>
        link is not null ? PictureStatus.Fetching : failure is not null ? PictureStatus.Failed : picture is not null ? PictureStatus.Ready : PictureStatus.None;

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
