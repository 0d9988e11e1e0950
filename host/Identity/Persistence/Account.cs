using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Contracts.Identity;

namespace OrderCloud.Host.Identity.Persistence;

/// <summary>A person's sign-in: one e-mail address and one password, whatever the number of tenants.</summary>
internal sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As it was typed.</summary>
    public required string Email { get; init; }

    /// <summary>What tells accounts apart.</summary>
    public required string EmailKey { get; init; }

    /// <summary>PBKDF2 with its own parameters, in the format of ASP.NET Core Identity.</summary>
    public required string PasswordHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

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
        builder.HasIndex(account => account.EmailKey).IsUnique();
    }
}
