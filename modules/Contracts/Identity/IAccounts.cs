namespace OrderCloud.Contracts.Identity;

/// <summary>A person's sign-in, made in the caller's transaction. Implemented by the host.</summary>
public interface IAccounts
{
    /// <summary>Longest e-mail address taken.</summary>
    const int EmailLength = 254;

    /// <summary>What is wrong with a password, for people; null when it will do.</summary>
    PasswordProblem? ProblemOf(string password);

    /// <summary>Makes the password of somebody who signs up unreadable. Slow on purpose: call it before the transaction begins.</summary>
    /// <returns>Null where as many have signed up from the caller's address as may in a quarter of an hour.</returns>
    Task<PasswordHash?> HashAsync(string password, CancellationToken ct);

    /// <summary>True where an account is of use only after its owner has followed a link in a mail. Then nobody is told whether an address has an account already.</summary>
    bool MustConfirmEmail { get; }

    /// <summary>Makes an account. Where <see cref="MustConfirmEmail"/>, the address is mailed: the link, or, where it has an account already, word of it; commit in either case.</summary>
    /// <param name="language">en, zh-CN or zh-TW: the mail's.</param>
    /// <param name="goesOnAt">A page of this host to which the mail's link leads in the end; null for none.</param>
    /// <returns>The account's id; null when the e-mail address, compared without case, has an account already.</returns>
    Task<Guid?> CreateAsync(string email, string language, PasswordHash password, CancellationToken ct, string? goesOnAt = null);
}

/// <summary>A password as it is kept.</summary>
public sealed record PasswordHash(string Value)
{
    public override string ToString() => "(a password)";
}

/// <summary>Why a password will not do.</summary>
public enum PasswordProblem
{
    /// <summary>Shorter than <see cref="PasswordLength.Least"/> or longer than <see cref="PasswordLength.Most"/>.</summary>
    Length,

    /// <summary>Among those that are guessed first.</summary>
    Common,
}

/// <summary>How many characters a password has.</summary>
public static class PasswordLength
{
    public const int Least = 12, Most = 128;
}
