using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Persistence;

/// <summary>A module's context: everything it reads and writes belongs to one tenant. Never pooled.</summary>
public abstract class ModuleDb(DbContextOptions options, TenantContext tenant) : UnitDb(options)
{
    /// <summary>The name of the read filter. Lift filters by name: an unnamed lift takes this one too.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>Read by the filter as a member of the context: a captured local would freeze the first tenant into the model cache.</summary>
    protected internal Guid TenantId { get; } = tenant.Id;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace == GetType().Namespace);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)) && type.BaseType is null).ToList())
            Own(modelBuilder, type);

        base.OnModelCreating(modelBuilder);
    }

    private void Own(ModelBuilder model, IMutableEntityType type)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var mine = Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), Expression.Property(Expression.Constant(this), nameof(TenantId)));

        model.Entity(type.ClrType).HasQueryFilter(TenantFilter, Expression.Lambda(mine, row));
        type.FindProperty(nameof(ITenantOwned.TenantId))!.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
