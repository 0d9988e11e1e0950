namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Each distinct text of a file once, known by a number: a million rows share some thousand texts.</summary>
internal sealed class TextPool
{
    /// <summary>Stands for a missing text.</summary>
    public const int None = -1;

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public TextPool()
    {
        numbers = new(StringComparer.Ordinal);
        bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => texts.Count;

    /// <summary>By number.</summary>
    public IReadOnlyList<string> All => texts;

    public string this[int number] => texts[number];

    public int Add(ReadOnlySpan<char> text)
    {
        if (bySpan.TryGetValue(text, out var number))
            return number;

        texts.Add(text.ToString());
        numbers.Add(texts[^1], texts.Count - 1);

        return texts.Count - 1;
    }

    /// <returns><see cref="None"/> for an empty text.</returns>
    public int AddIfAny(ReadOnlySpan<char> text) => text.IsEmpty ? None : Add(text);

    public string? Find(int number) => number == None ? null : texts[number];
}
