using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>A module's context: everything it reads and writes belongs to one tenant. Never pooled.</summary>
public abstract class ModuleDb(DbContextOptions options, Bounds bounds) : UnitDb(options)
{
    /// <summary>The name of the read filter. Lift filters by name: an unnamed lift takes this one too.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>The name of the filter by whose rows they are.</summary>
    public const string ScopeFilter = "scope";

    /// <summary>Read by the filter as a member of the context: a captured local would freeze the first tenant into the model cache.</summary>
    protected internal Guid TenantId => bounds.TenantId;

    /// <summary>Read by the filter like <see cref="TenantId"/>.</summary>
    protected internal bool ReachesAll => bounds.ReachesAll;

    /// <summary>What the filters read.</summary>
    internal Bounds Bounds => bounds;

    /// <summary>Opens and seals this tenant's columns.</summary>
    internal DataKey? DataKey => Unit?.DataKey;

    /// <summary>What stands sealed in entities while they are being saved.</summary>
    internal IReadOnlyList<ClosedMember> Closed { get; set; } = [];

    /// <inheritdoc cref="ReachesAll"/>
    protected internal Guid[] ReachedMembers => bounds.ReachedMembers;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace == GetType().Namespace);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)) && type.BaseType is null).ToList())
            Own(modelBuilder, type);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IAssigned))).ToList())
            Assign(modelBuilder, type);

        base.OnModelCreating(modelBuilder);
    }

    /// <summary>Hides the parts of what is assigned together with it.</summary>
    /// <param name="isPartOfReached">Whether the row's parent is found; the parent's own filters hold in it.</param>
    protected void PartOf<T>(ModelBuilder model, Expression<Func<T, bool>> isPartOfReached) where T : class
    {
        var all = Expression.Property(Expression.Constant(this), nameof(ReachesAll));

        model.Entity<T>().HasQueryFilter(ScopeFilter, Expression.Lambda<Func<T, bool>>(Expression.OrElse(all, isPartOfReached.Body), isPartOfReached.Parameters));
    }

    private void Assign(ModelBuilder model, IMutableEntityType type)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var assignee = Expression.Property(row, nameof(IAssigned.AssigneeId));
        var all = Expression.Property(Expression.Constant(this), nameof(ReachesAll));
        var members = Expression.Property(Expression.Constant(this), nameof(ReachedMembers));
        var reached = Expression.AndAlso(
            Expression.NotEqual(assignee, Expression.Constant(null, typeof(Guid?))),
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], members, Expression.Property(assignee, "Value")));

        model.Entity(type.ClrType).HasQueryFilter(ScopeFilter, Expression.Lambda(Expression.OrElse(all, reached), row));
    }

    private void Own(ModelBuilder model, IMutableEntityType type)
    {
        var row = Expression.Parameter(type.ClrType, "row");
        var mine = Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), Expression.Property(Expression.Constant(this), nameof(TenantId)));

        model.Entity(type.ClrType).HasQueryFilter(TenantFilter, Expression.Lambda(mine, row));
        type.FindProperty(nameof(ITenantOwned.TenantId))!.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
