using System.Text;

namespace OrderCloud.Platform.Graph;

/// <summary>How names of the code become names of the schema.</summary>
public static class Names
{
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>PendingReview → PENDING_REVIEW.</summary>
    public static string ScreamingSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);

        foreach (var letter in name)
        {
            if (text.Length > 0 && char.IsUpper(letter))
                text.Append('_');

            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>The name of a CLR type in the schema: its own, without the <c>Ref</c> of a reference into another module.</summary>
    public static string Of(Type clr) => clr.Name.EndsWith("Ref", StringComparison.Ordinal) ? clr.Name[..^3] : clr.Name;
}
