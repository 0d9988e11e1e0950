namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Chooses one text of several: the commonest, ties by code point.</summary>
internal static class Spelling
{
    public static string Commonest(IEnumerable<(string Text, int Times)> texts) =>
        texts.Aggregate((best, next) => next.Times > best.Times || (next.Times == best.Times && CompareByCodePoint(next.Text, best.Text) < 0) ? next : best).Text;

    /// <summary>Ordinal comparison sees UTF-16, where letters beyond the first plane sort before some within it.</summary>
    public static int CompareByCodePoint(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);

        if (at == left.Length || at == right.Length)
            return left.Length - right.Length;

        return Rank(left[at]) - Rank(right[at]);
    }

    // Surrogates stand for letters above all others.
    private static int Rank(char letter) => char.IsSurrogate(letter) ? letter + char.MaxValue : letter;
}
