using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Catalog.Domain;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Catalog.Persistence;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products").HasKey(product => new { product.TenantId, product.Id });
        builder.Property(product => product.Name).HasMaxLength(Product.MaxName);
        builder.Property(product => product.Pinyin).HasMaxLength(Pinyin.MaxLength);
        builder.Property(product => product.Description).HasMaxLength(Product.MaxDescription);
        builder.Property(product => product.Unit).HasMaxLength(Product.MaxUnit);
        builder.Property(product => product.Picture).HasMaxLength(Images.PathLength);
        builder.Property(product => product.PictureLink).HasMaxLength(Product.MaxLink);

        builder.HasIndex(product => new { product.TenantId, product.Name, product.Id });
        builder.HasIndex(product => new { product.TenantId, product.Kind, product.Id });
        builder.HasIndex(product => new { product.TenantId, product.Active, product.Id });
        builder.HasIndex(product => new { product.TenantId, product.CreatedAt, product.Id });
        builder.HasIndex(product => new { product.TenantId, product.UpdatedAt, product.Id });

        // Fetching looks over all tenants, at links that wait: hardly ever one.
        builder.HasIndex(product => new { product.TenantId, product.PictureDueAt }).HasFilter("\"PictureDueAt\" IS NOT NULL");
    }
}

internal sealed class VariantConfiguration : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> builder)
    {
        builder.ToTable("variants").HasKey(variant => new { variant.TenantId, variant.Id });
        builder.Property(variant => variant.Sku).HasMaxLength(Code.MaxLength);
        builder.Property(variant => variant.SkuKey).HasMaxLength(Code.MaxLength);
        builder.Property(variant => variant.Option).HasMaxLength(Variant.MaxOption);

        builder.HasOne<Product>().WithMany(product => product.Variants)
            .HasForeignKey(variant => new { variant.TenantId, variant.ProductId }).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(variant => new { variant.TenantId, variant.SkuKey }).IsUnique();
        builder.HasIndex(variant => new { variant.TenantId, variant.Sku, variant.Id });
        builder.HasIndex(variant => new { variant.TenantId, variant.ProductId, variant.Position });
        builder.HasIndex(variant => new { variant.TenantId, variant.Active, variant.Id });
        builder.HasIndex(variant => new { variant.TenantId, variant.UnitPrice, variant.Id });
        builder.HasIndex(variant => new { variant.TenantId, variant.CreatedAt, variant.Id });
        builder.HasIndex(variant => new { variant.TenantId, variant.UpdatedAt, variant.Id });
    }
}

internal sealed class BarcodeConfiguration : IEntityTypeConfiguration<Barcode>
{
    public void Configure(EntityTypeBuilder<Barcode> builder)
    {
        builder.ToTable("barcodes").HasKey(barcode => new { barcode.TenantId, barcode.Id });
        builder.Property(barcode => barcode.Code).HasMaxLength(Code.MaxLength);
        builder.Property(barcode => barcode.CodeKey).HasMaxLength(Code.MaxLength);

        builder.HasOne<Variant>().WithMany(variant => variant.Barcodes)
            .HasForeignKey(barcode => new { barcode.TenantId, barcode.VariantId }).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(barcode => new { barcode.TenantId, barcode.CodeKey }).IsUnique();
        builder.HasIndex(barcode => new { barcode.TenantId, barcode.Code, barcode.Id });
        builder.HasIndex(barcode => new { barcode.TenantId, barcode.VariantId });
    }
}
