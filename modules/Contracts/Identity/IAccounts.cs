namespace OrderCloud.Contracts.Identity;

/// <summary>A person's sign-in, made in the caller's transaction. Implemented by the host.</summary>
public interface IAccounts
{
    /// <summary>Longest e-mail address taken.</summary>
    const int EmailLength = 254;

    /// <summary>What is wrong with a password, for people; null when it will do.</summary>
    PasswordProblem? ProblemOf(string password);

    /// <summary>Makes the password unreadable. Slow on purpose: call it before the transaction begins.</summary>
    Task<PasswordHash> HashAsync(string password, CancellationToken ct);

    /// <returns>The account's id; null when the e-mail address, compared without case, has an account already.</returns>
    Task<Guid?> CreateAsync(string email, PasswordHash password, CancellationToken ct);
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
