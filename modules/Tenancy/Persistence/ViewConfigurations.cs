using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views").HasKey(view => new { view.TenantId, view.Id });
        builder.Property(view => view.List).HasMaxLength(SavedView.ListLength);
        builder.Property(view => view.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(view => view.Search).HasMaxLength(SavedView.SearchLength);
        builder.Property(view => view.Columns).HasWords();
        builder.Property(view => view.RoleIds).HasIds(SavedView.MostRoles);
        builder.HasIndex(view => new { view.TenantId, view.OwnerId, view.List, view.Name }).IsUnique();
        builder.HasIndex(view => new { view.TenantId, view.List, view.IsShared });
    }
}

internal sealed class ColumnChoiceConfiguration : IEntityTypeConfiguration<ColumnChoice>
{
    public void Configure(EntityTypeBuilder<ColumnChoice> builder)
    {
        builder.ToTable("column_choices").HasKey(it => new { it.TenantId, it.OwnerId, it.List, it.View });
        builder.Property(it => it.List).HasMaxLength(SavedView.ListLength);
        builder.Property(it => it.View).HasMaxLength(ColumnChoice.ViewLength);
        builder.Property(it => it.Columns).HasWords();
    }
}
