using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>A mail that waits to be sent. It is sealed whole, address and links too, and gone once it is sent.</summary>
internal sealed class QueuedMail
{
    public Guid Id { get; init; } = RowId.New();

    public required byte[] Sealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not sent before: the end of somebody's lease, or of the wait after a failure.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>When it was given up; it stays for a person to see that mail doesn't work.</summary>
    public DateTimeOffset? FailedAt { get; init; }
}

internal sealed class QueuedMailConfiguration : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> builder)
    {
        builder.ToTable("queued_mails").HasKey(mail => mail.Id);
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.HasIndex(mail => new { mail.FailedAt, mail.DueAt });
    }
}
