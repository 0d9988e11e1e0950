namespace OrderCloud.Platform.Access;

/// <summary>A right, written <c>module:verb</c>; the same word is an OAuth scope.</summary>
/// <param name="Beside">Of a right to a field: the permission without which it counts for nothing; null for most.</param>
/// <param name="IsForPrograms">Asked of API clients alone: people need no right for it.</param>
public readonly record struct Permission(string Name, string? Beside = null, bool IsForPrograms = false)
{
    /// <summary>Whoever signed in, whatever his rights: for fields about the caller himself.</summary>
    public static Permission SignedIn { get; } = new("signed-in");

    /// <summary>Whoever is a member, whatever his rights: for what people keep for themselves. A program is none, and a publishable key is everybody's.</summary>
    public static Permission Member { get; } = new("member");

    private const string EveryField = "*", Read = ":read", Write = ":write";

    /// <summary>The right to see, filter and sort by a guarded field, e.g. <c>customer.phone</c>.</summary>
    /// <param name="beside">A permission that is asked for as well: a right to every field alone doesn't give it.</param>
    public static Permission ToRead(string field, string? beside = null) => new(field + Read, beside);

    /// <summary>The right to set a guarded field.</summary>
    public static Permission ToWrite(string field) => new(field + Write);

    /// <summary>The same right, asked of API clients alone.</summary>
    public Permission OfPrograms => this with { IsForPrograms = true };

    /// <summary>True where it is a word that can be granted.</summary>
    internal bool IsGranted => this != SignedIn && this != Member;

    /// <summary>True for the right to a field, which is granted apart from permissions and is no OAuth scope.</summary>
    public bool IsOfField => Name.StartsWith(EveryField, StringComparison.Ordinal) || Name.Contains('.');

    /// <summary>The same for every field, those to come too.</summary>
    internal Permission OfEveryField => new(EveryField + Name[Name.LastIndexOf(':')..]);

    public override string ToString() => Name;
}

/// <summary>Carried by every use case: the right its caller must hold.</summary>
public interface IGuarded
{
    static abstract Permission Requires { get; }
}

/// <summary>Marks a use case that anybody may call, signed in or not. Short, and reviewed by a test.</summary>
public interface IPublic;
