using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Graph;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Everything that somebody outside could have learnt of a company: an id of each type, words of it, and by what one knows its rows again.</summary>
internal sealed class Loot
{
    private const int Telling = 8;
    private static readonly Regex Ids = new("[A-Za-z0-9+/]{20,}={0,2}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static readonly string[] Names = ["sku", "email", "name", "displayName"];

    private readonly IReadOnlySet<Guid> rows;
    private readonly ILookup<string, string> words;
    private readonly List<string> telling;

    private Loot(IReadOnlyDictionary<string, string> ids, IReadOnlySet<Guid> rows, IEnumerable<(string Field, string Text)> words)
    {
        (Of, this.rows, this.words) = (ids, rows, words.ToLookup(word => word.Field, word => word.Text));
        telling = [.. Names.SelectMany(name => this.words[name]).Where(word => word.Length >= Telling).Distinct()];
    }

    /// <summary>Type → the id of one of the company's objects.</summary>
    public IReadOnlyDictionary<string, string> Of { get; }

    /// <param name="mine">Whose words are no loot.</param>
    public static async Task<Loot> TakeAsync(TenantSession theirs, TenantSession mine, TestDatabase database)
    {
        var (they, me) = (new ObjectIds(theirs.Owner), new ObjectIds(mine.Owner));
        var (ids, _) = (await they.CollectAsync(), await me.CollectAsync());
        var known = (await me.TextsAsync()).Select(it => it.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);

        return new(ids, await TenantRows.IdsAsync(database, theirs.Id), (await they.TextsAsync()).Where(word => word.Text.Length > 3 && !known.Contains(word.Text)));
    }

    /// <summary>What one has seen of some objects of his own company.</summary>
    public static Loot From(IReadOnlyDictionary<string, string> ids, IReadOnlySet<Guid> rows, IEnumerable<string> words) => new(ids, rows, words.Select(word => ("name", word)));

    /// <summary>A word that stands in the field by which this place asks, or else any.</summary>
    public string WordFor(Place place) => place.Path.Reverse().SelectMany(step => words[step]).Concat(telling).First();

    /// <summary>What an answer tells of the company.</summary>
    public IReadOnlyList<string> In(string answer) => [.. Ids.Matches(answer).Select(match => match.Value).Where(IsRow), .. telling.Where(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase))];

    private bool IsRow(string id)
    {
        var bytes = new byte[id.Length];

        return Guid.TryParse(id, out var guid) ? rows.Contains(guid) : Convert.TryFromBase64String(id, bytes, out var length) && length >= 16 && rows.Contains(new Guid(bytes.AsSpan(length - 16, 16)));
    }
}
