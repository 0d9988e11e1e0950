using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Persistence;

/// <summary>A context of a <see cref="UnitOfWork"/>. Its tables share one schema and one migration history.</summary>
public abstract class UnitDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The work that it is part of; null for a context of migrations.</summary>
    internal UnitOfWork? Unit { get; set; }

    /// <summary>Whether it is being disposed of.</summary>
    internal bool IsEnding { get; private set; }

    /// <summary>Lower case; SQLite knows no schemas, so table names are unique over the product.</summary>
    public abstract string Schema { get; }

    public override void Dispose()
    {
        IsEnding = true;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        IsEnding = true;
        GC.SuppressFinalize(this);

        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        // Text enums, readable in the database; the length lets SQL Server index them.
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);

        // Where it is there, EF reads its own version from its assembly, to compare the two, for each context anew.
        modelBuilder.Model.RemoveAnnotation("ProductVersion");
        modelBuilder.MapCaseFolding(Database.ProviderName);
        Versioning.Configure(modelBuilder);
    }
}
