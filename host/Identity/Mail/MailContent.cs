namespace OrderCloud.Host.Identity.Mail;

/// <summary>A mail in its language: some paragraphs, one thing to do, and what to know besides.</summary>
/// <param name="Action">On the button; empty where there is nothing to do.</param>
internal sealed record MailContent(string To, string Language, string Subject, IReadOnlyList<string> Before, string Action, string Link, IReadOnlyList<string> After)
{
    /// <summary>For readers without HTML.</summary>
    public string Text => string.Join("\n\n", [.. Before, .. Action is "" ? [] : new[] { $"{Action}:\n{Link}" }, .. After]) + "\n";
}
