using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>A browser that is signed in to one tenant. The cookie holds 256 random bits; here is their hash only.</summary>
internal sealed class Session
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12);

    /// <summary>SHA-256 of the cookie's value, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Names it on the page of sessions; the hash stays where it is.</summary>
    public Guid Id { get; init; } = RowId.New();

    public required Guid AccountId { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>Browser and system, as far as they say, e.g. <c>Firefox · Linux</c>.</summary>
    [Personal(OfMember = true)]
    public required string Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Kept up to date to the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the password was given: to change over to another company begins another session, with the end of the one before.</summary>
    public DateTimeOffset SignedInAt => ExpiresAt - Longest;

    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsAliveAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && now < LastSeenAt + Idle;
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions").HasKey(session => session.Hash);
        builder.Property(session => session.Hash).HasMaxLength(64);
        builder.Property(session => session.Device).HasMaxLength(Device.Longest);
        builder.HasIndex(session => new { session.AccountId, session.ExpiresAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
