using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Architecture;

public sealed class ModelsTests : IAsyncLifetime
{
    private IReadOnlyDictionary<string, IModel> All { get; set; } = null!;

    private IEnumerable<IModel> TenantModels => All.Where(it => !Models.IsShared(it.Key)).Select(it => it.Value);

    public async ValueTask InitializeAsync() => All = await Models.OfTheHostAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_module_of_the_host_has_tables()
    {
        Assert.True(All.Count >= Modules.All.Count + 1, $"Only {string.Join(", ", All.Keys)}.");
        Assert.All(All, it => Assert.NotEmpty(it.Value.GetEntityTypes()));
    }

    [Fact, Trait("Proves", "L3")]
    public void Every_row_of_a_module_belongs_to_a_tenant_and_is_filtered()
    {
        Assert.Empty(TenantModels.SelectMany(Models.WithoutTenant));
        Assert.Empty(TenantModels.SelectMany(Models.WithoutFilter));
    }

    [Fact, Trait("Proves", "L5")]
    public void Keys_unique_indexes_and_foreign_keys_are_led_by_the_tenant()
    {
        Assert.Empty(TenantModels.SelectMany(Models.KeysNotLedByTenant));
        Assert.Empty(TenantModels.SelectMany(Models.ForeignKeysWithoutTenant));
    }

    [Fact]
    public void Table_names_are_unique_over_the_product_and_each_context_keeps_to_its_schema()
    {
        var tables = All.Values.SelectMany(Models.Tables).ToList();

        Assert.True(tables.Count > 20);
        Assert.Equal(tables.Count, tables.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(All.Values, model => Assert.Single(Models.SchemasOf(model)));
    }

    [Fact]
    public void No_column_is_kept_inexactly() => Assert.Empty(All.Values.SelectMany(Models.InexactColumns));

    [Fact]
    public void The_rules_can_fail()
    {
        using var bad = new BadDb();
        var model = bad.Model;

        Assert.Equal(["Loose"], Models.WithoutTenant(model));
        Assert.Equal(["Child", "Parent"], Models.WithoutFilter(model).Order());
        Assert.Contains("Parent(Id)", Models.KeysNotLedByTenant(model));
        Assert.Contains("Parent(Name)", Models.KeysNotLedByTenant(model));
        Assert.Equal(["Child → Parent"], Models.ForeignKeysWithoutTenant(model));
        Assert.Equal(["Loose.Price"], Models.InexactColumns(model));
    }

    private sealed class Parent : ITenantOwned
    {
        public Guid TenantId { get; init; }

        public Guid Id { get; init; }

        public string Name { get; init; } = "";
    }

    private sealed class Child : ITenantOwned
    {
        public Guid TenantId { get; init; }

        public Guid Id { get; init; }

        public Guid ParentId { get; init; }
    }

    private sealed class Loose
    {
        public Guid Id { get; init; }

        public decimal Price { get; init; }
    }

    private sealed class BadDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Loose>();
            modelBuilder.Entity<Parent>().HasIndex(parent => parent.Name).IsUnique();
            modelBuilder.Entity<Child>().HasOne<Parent>().WithMany().HasForeignKey(child => child.ParentId);
        }
    }
}
