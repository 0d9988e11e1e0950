using System.Buffers;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>What a token is; punctuators other than the spread stand for themselves.</summary>
internal enum TokenKind
{
    End,
    Name,
    Number,
    String,
    Spread,
    Punctuator,
}

/// <summary>
/// Splits a document into tokens, counts them and stops at the limit. The parser's own lexer can't be asked: its error message
/// pads with blanks one string at a time, so a mistake at the end of one line of 60 KB costs seconds.
/// </summary>
internal ref partial struct DocumentLexer(ReadOnlySpan<char> text, GuardLimits limits)
{
    private static readonly SearchValues<char> Ignored = SearchValues.Create(" \t\r\n,\uFEFF");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private readonly ReadOnlySpan<char> text = text;
    private int end;
    private int count;

    public TokenKind Kind { get; private set; }

    public int Start { get; private set; }

    /// <summary>A comment holds a backslash, which the parser would take for an escape sequence.</summary>
    public bool HasEscapesInComments { get; private set; }

    public readonly ReadOnlySpan<char> Text => text[Start..end];

    public readonly bool Is(char punctuator) => Kind is TokenKind.Punctuator && text[Start] == punctuator;

    public readonly bool Is(string keyword) => Kind is TokenKind.Name && Text.SequenceEqual(keyword);

    public void Next()
    {
        SkipIgnored();

        if (Start >= text.Length)
        {
            (Kind, end) = (TokenKind.End, Start);

            return;
        }

        if (++count > limits.Tokens)
            throw RequestRefusal.Syntax(text, Start, $"The document has more than {limits.Tokens} tokens.");

        (Kind, end) = Read(text[Start]);
    }

    public readonly RequestRefusal Unexpected(string wanted) =>
        RequestRefusal.Syntax(text, Start, $"Expected {wanted}, found {(Kind is TokenKind.End ? "the end" : $"'{Shorten(Text)}'")}.");

    public readonly RequestRefusal Fault(int position, string message) => RequestRefusal.Syntax(text, position, message);

    private (TokenKind Kind, int End) Read(char first) => first switch
    {
        '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => (TokenKind.Name, Name()),
        '-' or (>= '0' and <= '9') => (TokenKind.Number, Number()),
        '"' => (TokenKind.String, text[Start..].StartsWith("\"\"\"") ? BlockString() : String()),
        '.' when text[Start..].StartsWith("...") => (TokenKind.Spread, Start + 3),
        '!' or '$' or '&' or '(' or ')' or ':' or '=' or '@' or '[' or ']' or '{' or '}' or '|' => (TokenKind.Punctuator, Start + 1),
        _ => throw Fault(Start, $"Unexpected character U+{(int)first:X4}."),
    };

    private void SkipIgnored()
    {
        for (Start = end; Start < text.Length; Start = EndOfComment())
        {
            var offset = text[Start..].IndexOfAnyExcept(Ignored);
            Start = offset < 0 ? text.Length : Start + offset;

            if (Start >= text.Length || text[Start] != '#')
                return;
        }
    }

    private int EndOfComment()
    {
        var length = text[Start..].IndexOfAny('\n', '\r');
        var comment = length < 0 ? text[Start..] : text.Slice(Start, length);
        HasEscapesInComments |= comment.Contains('\\');

        return Start + comment.Length;
    }

    private readonly int Name()
    {
        var rest = text[Start..].IndexOfAnyExcept(NameCharacters);
        var length = rest < 0 ? text.Length - Start : rest;

        return length <= limits.NameLength ? Start + length : throw Fault(Start, $"A name is longer than {limits.NameLength} characters.");
    }

    private readonly char At(int position) => position < text.Length ? text[position] : '\0';

    private static string Shorten(ReadOnlySpan<char> token) => token.Length <= 40 ? token.ToString() : $"{token[..40]}…";
}
