using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Orders.Persistence;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public const int NumberLength = 100, ChannelLength = 40, ExternalIdLength = 100, NameLength = 200, NoteLength = 2_000, HashLength = 64, AddressLength = 4_000;

    private const string OfCarts = "\"CartTokenHash\" IS NOT NULL";
    private const string Mark = SealedAttribute.Unreadable;

    private static readonly Address Unreadable = new(Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark);

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders").HasKey(order => new { order.TenantId, order.Id });
        // Computed from the rows, never stored.
        builder.Ignore(order => order.Head).Ignore(order => order.Sale).Ignore(order => order.Demands).Ignore(order => order.Allowed).Ignore(order => order.IsCart);
        Columns(builder);
        Children(builder);
        Indexes(builder);
    }

    private static void Columns(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.Number).HasMaxLength(NumberLength);
        builder.Property(order => order.Channel).HasMaxLength(ChannelLength);
        builder.Property(order => order.ExternalId).HasMaxLength(ExternalIdLength);
        builder.Property(order => order.ContentHash).HasMaxLength(HashLength);
        builder.Property(order => order.CartTokenHash).HasMaxLength(HashLength);
        builder.Property(order => order.Currency).HasMaxLength(3);
        builder.Property(order => order.CustomerName).HasMaxLength(NameLength);
        builder.Property(order => order.CustomerPinyin).HasMaxLength(Pinyin.MaxLength);
        builder.Property(order => order.MakerName).HasMaxLength(NameLength);
        builder.Property(order => order.AssigneeName).HasMaxLength(NameLength);
        builder.Property(order => order.Note).HasMaxLength(NoteLength);
        builder.Property(order => order.HoldReason).HasMaxLength(OrderLineConfiguration.ReasonLength);
        builder.Property(order => order.ShipTo).AsJson(AddressLength, Unreadable);
        builder.Property(order => order.BillTo).AsJson(AddressLength, Unreadable);
        builder.Property(order => order.Tags).AsJson(1_000);
        builder.Property<string>("makers").HasColumnName("Makers");
        builder.Property<int>("eventCount").HasColumnName("EventCount");
    }

    private static void Children(EntityTypeBuilder<Order> builder)
    {
        builder.HasMany(order => order.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.OrderId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Events).WithOne().HasForeignKey(it => new { it.TenantId, it.OrderId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Reviews).WithOne().HasForeignKey(task => new { task.TenantId, task.OrderId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(order => order.Fulfillments).WithOne().HasForeignKey(it => new { it.TenantId, it.OrderId }).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Indexes(EntityTypeBuilder<Order> builder)
    {
        // Unique among those that have one. The filter is spelled out, or SQL Server would take two missing ones for equal.
        builder.HasIndex(order => new { order.TenantId, order.Number }).IsUnique().HasFilter("\"Number\" IS NOT NULL");
        builder.HasIndex(order => new { order.TenantId, order.Channel, order.ExternalId }).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");

        // One for each sort…
        builder.HasIndex(order => new { order.TenantId, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.PlacedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.UpdatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.Number, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.Total, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.CustomerName, order.Id });

        // … and one for each filter that isn't a sort, in the order of the list.
        builder.HasIndex(order => new { order.TenantId, order.Status, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.PaymentStatus, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.FulfillmentStatus, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.OnHold, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.CustomerId, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.AssigneeId, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.Channel, order.CreatedAt, order.Id });
        builder.HasIndex(order => new { order.TenantId, order.ExternalId });

        // Visitors' carts may be many times the orders: no list has to step over them.
        foreach (var index in builder.Metadata.GetIndexes().Where(index => index.GetFilter() is null))
            index.SetFilter("\"CartTokenHash\" IS NULL");

        builder.HasIndex(order => new { order.TenantId, order.CartTokenHash }).IsUnique().HasFilter(OfCarts);
        builder.HasIndex(order => new { order.TenantId, order.MakerId, order.CreatedAt }).HasFilter(OfCarts);
        builder.HasIndex(order => new { order.CartExpiresAt, order.Id }).HasFilter("\"CartExpiresAt\" IS NOT NULL");

        // Expiry looks over all tenants, at open offers only: what is confirmed or closed leaves the index.
        builder.HasIndex(order => new { order.ValidUntil, order.Id }).HasFilter("\"ValidUntil\" IS NOT NULL AND \"Status\" IN ('Draft', 'PendingReview')");
    }
}
