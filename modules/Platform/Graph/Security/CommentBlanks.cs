namespace OrderCloud.Platform.Graph.Security;

/// <summary>Overwrites comments with blanks, position by position: the parser takes a backslash in a comment for an escape sequence.</summary>
internal static class CommentBlanks
{
    public static string Of(string document) => string.Create(document.Length, document, static (target, source) =>
    {
        source.CopyTo(target);
        var text = source.AsSpan();

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"')
                at = EndOfString(text, at);
            else if (text[at] == '#')
            {
                var length = text[at..].IndexOfAny('\n', '\r');
                var comment = length < 0 ? target[at..] : target.Slice(at, length);
                comment.Fill(' ');
                at += comment.Length - 1;
            }
        }
    });

    // The grammar was checked before: every string has an end.
    private static int EndOfString(ReadOnlySpan<char> text, int start)
    {
        var block = text[start..].StartsWith("\"\"\"");

        for (var at = start + (block ? 3 : 1); at < text.Length; at++)
        {
            if (block && text[at..].StartsWith("\\\"\"\""))
                at += 3;
            else if (block && text[at..].StartsWith("\"\"\""))
                return at + 2;
            else if (!block && text[at] == '\\')
                at++;
            else if (!block && text[at] == '"')
                return at;
        }

        return text.Length;
    }
}
