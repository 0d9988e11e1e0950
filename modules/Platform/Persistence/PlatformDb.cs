using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Idempotency;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>The plumbing's own tables: outbox, handled events, idempotency keys; and pictures.</summary>
internal sealed class PlatformDb(DbContextOptions<PlatformDb> options, Bounds bounds) : ModuleDb(options, bounds)
{
    internal const string OutboxTable = "outbox_messages";

    public const string SchemaName = "platform";

    public override string Schema => SchemaName;

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<HandledEvent> Handled => Set<HandledEvent>();

    public DbSet<IdempotencyKey> Keys => Set<IdempotencyKey>();

    public DbSet<StoredImage> Images => Set<StoredImage>();

    public Task<bool> IsHandledAsync(Guid eventId, string handler, CancellationToken ct) =>
        Handled.AnyAsync(handled => handled.EventId == eventId && handled.Handler == handler, ct);

    /// <summary>The row of an earlier call under the same client, field and key.</summary>
    public Task<IdempotencyKey?> FindKeyAsync(IdempotencyKey like, CancellationToken ct) =>
        Keys.AsNoTracking().SingleOrDefaultAsync(key => key.Client == like.Client && key.Field == like.Field && key.Key == like.Key, ct);
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable(PlatformDb.OutboxTable).HasKey(message => new { message.TenantId, message.Id });
        builder.Property(message => message.Type).HasMaxLength(100);
        builder.Property(message => message.LeaseOwner).HasMaxLength(32);
        builder.Property(message => message.LastFailure).HasMaxLength(100);
        builder.Property(message => message.TraceParent).HasMaxLength(55);
        // The pump reads over all tenants: what is not dispatched, oldest first.
        builder.HasIndex(message => new { message.DispatchedAt, message.Position });
        builder.HasIndex(message => new { message.TenantId, message.AggregateId, message.Position });
    }
}

internal sealed class HandledEventConfiguration : IEntityTypeConfiguration<HandledEvent>
{
    public void Configure(EntityTypeBuilder<HandledEvent> builder)
    {
        builder.ToTable("handled_events").HasKey(handled => new { handled.TenantId, handled.EventId, handled.Handler });
        builder.Property(handled => handled.Handler).HasMaxLength(100);
        builder.HasIndex(handled => handled.At);
    }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys").HasKey(key => new { key.TenantId, key.Client, key.Field, key.Key });
        builder.Property(key => key.Client).HasMaxLength(60);
        builder.Property(key => key.Field).HasMaxLength(80);
        builder.Property(key => key.Key).HasMaxLength(255);
        builder.Property(key => key.Fingerprint).HasMaxLength(64);
        builder.HasIndex(key => key.KeptUntil);
    }
}

internal sealed class StoredDataKeyConfiguration : IEntityTypeConfiguration<StoredDataKey>
{
    public void Configure(EntityTypeBuilder<StoredDataKey> builder)
    {
        builder.ToTable(DataKeyStore.Table).HasKey(key => key.TenantId);
        builder.Property(key => key.TenantId).ValueGeneratedNever();
        builder.Property(key => key.Sealed).HasMaxLength(100);
    }
}

internal sealed class StoredImageConfiguration : IEntityTypeConfiguration<StoredImage>
{
    public void Configure(EntityTypeBuilder<StoredImage> builder)
    {
        builder.ToTable("images").HasKey(image => new { image.TenantId, image.Id });
        builder.Property(image => image.MediaType).HasMaxLength(20);
    }
}
