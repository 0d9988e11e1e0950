namespace OrderCloud.Contracts.Identity;

/// <summary>A person's sign-in, made in the caller's transaction. Implemented by the host.</summary>
public interface IAccounts
{
    /// <summary>What is wrong with a password, for people; null when it will do.</summary>
    string? PasswordProblem(string password);

    /// <returns>The account's id; null when the e-mail address has an account already.</returns>
    Task<Guid?> CreateAsync(string email, string password, CancellationToken ct);
}
