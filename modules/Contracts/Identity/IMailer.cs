namespace OrderCloud.Contracts.Identity;

/// <summary>Mails to people. A mail is kept in the caller's transaction, sealed, and sent after it is committed; without the commit there is no mail. Implemented by the host.</summary>
public interface IMailer
{
    /// <summary>Asks somebody to join a company.</summary>
    void Send(InvitationMail mail);
}

/// <summary>An invitation as it is mailed.</summary>
/// <param name="Language">en, zh-CN or zh-TW.</param>
/// <param name="Link">Path on this host, with the invitation's token.</param>
public sealed record InvitationMail(string To, string Language, string CompanyName, string InvitedByName, string Link);
