using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Customers.Persistence;

internal sealed class CustomersDb(DbContextOptions<CustomersDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "customers";

    public override string Schema => SchemaName;

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerAddress> Addresses => Set<CustomerAddress>();
}
