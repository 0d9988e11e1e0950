namespace OrderCloud.Platform.Sealing;

/// <summary>
/// Marks a text, or a value object of texts, that the database holds sealed with the tenant's key. It is read and written as any other member,
/// but the database can neither sort nor search by it; only whether it is equal can be asked, where it has an index.
/// </summary>
/// <param name="place">Table and column, e.g. <c>customers.Email</c>: what is sealed for one place opens in no other, so the name stays for ever.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAttribute(string place) : Attribute
{
    /// <summary>What is read where a text no longer opens, because somebody changed or moved it in the database: a sign for "here was something", in every language.</summary>
    public const string Unreadable = "\uFFFD\uFFFD\uFFFD";

    public string Place => place;

    /// <summary>The member, a <c>long?</c>, that holds a keyed hash of the text, without regard to case; filled in when the row is saved.</summary>
    public string? Index { get; init; }
}
