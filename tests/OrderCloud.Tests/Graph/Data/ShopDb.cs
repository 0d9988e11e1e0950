using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>The same tables on every database.</summary>
internal sealed class ShopDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Maker> Makers => Set<Maker>();

    public DbSet<Review> Reviews => Set<Review>();

    /// <summary>A context that is only asked for its SQL.</summary>
    public static ShopDb Text(SqlDialect dialect) => new((dialect switch
    {
        SqlDialect.PostgreSql => new DbContextOptionsBuilder().UseNpgsql("Host=nowhere"),
        SqlDialect.SqlServer => new DbContextOptionsBuilder().UseSqlServer("Server=nowhere"),
        _ => new DbContextOptionsBuilder().UseSqlite("Data Source=:memory:"),
    }).Options);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.MapCaseFolding(Database.ProviderName);
        modelBuilder.Entity<Product>().HasOne(product => product.Maker).WithMany().HasForeignKey(product => product.MakerId);
        modelBuilder.Entity<Product>().HasMany(product => product.Reviews).WithOne().HasForeignKey(review => review.ProductId);
    }
}
