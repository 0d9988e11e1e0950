using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;

namespace OrderCloud.Orders.Persistence;

/// <summary>The tables of the importer.</summary>
internal static class ImportTables
{
    extension(OrdersDb db)
    {
        public DbSet<ImportJob> Imports => db.Set<ImportJob>();

        public DbSet<ImportError> ImportErrors => db.Set<ImportError>();

        public DbSet<ImportDifference> ImportDifferences => db.Set<ImportDifference>();

        public DbSet<ImportedDocument> ImportedDocuments => db.Set<ImportedDocument>();

        public DbSet<ImportProfile> ImportProfiles => db.Set<ImportProfile>();
    }
}
