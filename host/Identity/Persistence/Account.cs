using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>A person's sign-in: one e-mail address and one password, whatever the number of tenants.</summary>
internal sealed class Account
{
    public Guid Id { get; init; } = RowId.New();

    /// <summary>As it was typed.</summary>
    [Personal(OfMember = true)]
    public required string Email { get; init; }

    /// <summary>What tells accounts apart.</summary>
    [Personal(OfMember = true)]
    public required string EmailKey { get; init; }

    /// <summary>PBKDF2 with its own parameters, in the format of ASP.NET Core Identity.</summary>
    public required string PasswordHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its owner proved that he reads what is sent there.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; init; }

    /// <summary>The secret of the authenticator app, sealed; null without a second factor.</summary>
    public byte[]? TotpSecret { get; init; }

    /// <summary>The time step of the last code that was taken: it and earlier ones are used up.</summary>
    public long TotpUsedStep { get; init; }

    /// <summary>Raised whenever all its sessions end: who was on his way in before that is out.</summary>
    public int Epoch { get; init; }

    /// <summary>Without case; composed letters and their parts are the same.</summary>
    public static string KeyOf(string email) => email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HasKey(account => account.Id);
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Email).HasMaxLength(IAccounts.EmailLength);
        // Some letters have more than one part in lower case.
        builder.Property(account => account.EmailKey).HasMaxLength(2 * IAccounts.EmailLength);
        builder.Property(account => account.PasswordHash).HasMaxLength(200);
        builder.Property(account => account.TotpSecret).HasMaxLength(400);
        builder.HasIndex(account => account.EmailKey).IsUnique();
    }
}

/// <summary>A code that stands in once for the authenticator app. 80 random bits, kept as SHA-256.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    public required string Hash { get; init; }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes").HasKey(code => new { code.AccountId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
