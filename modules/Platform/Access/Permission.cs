namespace OrderCloud.Platform.Access;

/// <summary>A right, written <c>module:verb</c>; the same word is an OAuth scope.</summary>
public readonly record struct Permission(string Name)
{
    /// <summary>Whoever signed in, whatever his rights: for fields about the caller himself.</summary>
    public static Permission SignedIn { get; } = new("signed-in");

    public override string ToString() => Name;
}

/// <summary>Carried by every use case: the right its caller must hold.</summary>
public interface IGuarded
{
    static abstract Permission Requires { get; }
}

/// <summary>Marks a use case that anybody may call, signed in or not. Short, and reviewed by a test.</summary>
public interface IPublic;
