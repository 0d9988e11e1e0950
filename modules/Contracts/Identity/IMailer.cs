namespace OrderCloud.Contracts.Identity;

/// <summary>Mails to people. A mail is kept in the caller's transaction, sealed, and sent after it is committed; without the commit there is no mail. Implemented by the host.</summary>
public interface IMailer
{
    /// <summary>Asks somebody to join the company for which this scope works.</summary>
    /// <returns>False when so many were mailed to this address, or by the company, that no more are for now.</returns>
    bool TrySend(InvitationMail mail);

    /// <summary>Tells an owner that sign-in was locked for somebody of his company.</summary>
    void Send(LockedOutMail mail);

    /// <summary>Tells an owner that his company's audit log isn't as it was written.</summary>
    void Send(AuditFaultMail mail);
}

/// <summary>An invitation as it is mailed.</summary>
/// <param name="Language">en, zh-CN or zh-TW.</param>
/// <param name="Link">Path on this host, with the invitation's token.</param>
public sealed record InvitationMail(string To, string Language, string CompanyName, string InvitedByName, string Link);

/// <summary>Word of a lock as it is mailed.</summary>
/// <param name="Language">en, zh-CN or zh-TW.</param>
/// <param name="MemberName">For whom sign-in was locked.</param>
/// <param name="MemberEmail">What he signs in with.</param>
public sealed record LockedOutMail(string To, string Language, string CompanyName, string MemberName, string MemberEmail);

/// <summary>Word of a fault in the audit log as it is mailed.</summary>
/// <param name="Language">en, zh-CN or zh-TW.</param>
public sealed record AuditFaultMail(string To, string Language, string CompanyName);
