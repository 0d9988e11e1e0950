namespace OrderCloud.Contracts.Tenancy;

/// <summary>Word to a company's owners that somebody attacks it. Works in a transaction of its own: nobody's request waits for it.</summary>
public interface IAlarms
{
    /// <summary>Mails all owners who get in, each in his language, that sign-in was locked for a member after too many wrong passwords or codes; once a day at most, whichever member it is and however many processes say so.</summary>
    Task LockedOutAsync(Guid tenantId, Guid memberId, CancellationToken ct);
}
