using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Persistence;

internal sealed class CatalogDb(DbContextOptions<CatalogDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "catalog";

    public override string Schema => SchemaName;

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<Barcode> Barcodes => Set<Barcode>();
}
