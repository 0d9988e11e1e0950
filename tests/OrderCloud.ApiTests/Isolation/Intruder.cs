using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Asks every query and mutation for another company's objects, by everything that he knows of it, and is to be told what one is told who made it up.</summary>
/// <param name="own">Ids of his own company's objects by type, whose fields are walked too.</param>
internal sealed class Intruder(SchemaWalk walk, Loot loot, IReadOnlyDictionary<string, string> own)
{
    private static readonly Regex WrongType = new("This is not the id of an? (\\w+)");

    private readonly Dictionary<string, string> takes = [];

    /// <summary>What was asked, as <c>Query.order</c>.</summary>
    public HashSet<string> Fields { get; } = [];

    /// <summary>Where another company's id was put, as <see cref="SchemaWalk.IdSlots"/> names it.</summary>
    public HashSet<string> Slots { get; } = [];

    /// <summary>Those of inputs at which a use case said that there is no such thing: it had got as far as to look.</summary>
    public HashSet<string> Reached { get; } = [];

    /// <summary>How many pairs of answers were compared.</summary>
    public int Pairs { get; private set; }

    /// <param name="one">Of how many places one is tried; 1 for all.</param>
    /// <param name="from">The first of them; null where every field and every place of an id is tried whatever the number.</param>
    public async Task WalkAsync(GraphQLClient caller, int one, int? from)
    {
        var number = from ?? 0;

        foreach (var field in walk.Fields.Where(field => field.Of is not "Subscription"))
        {
            var places = walk.Places(field).Where(place => place.Type is "ID" || (field.Of is not "Mutation" && (place.Type is "String" || place.IsOfList))).ToList();

            if (from is null || number++ % one == 0)
                Check(field, "", await AskAsync(caller, field, [], ""));

            foreach (var place in places.Where(place => (from is null && place.Type is "ID") || number++ % one == 0))
                await TryAsync(caller, field, place, one == 1 || field.Name is "node" ? null : number);
        }
    }

    /// <returns>Status and bytes, apart from what was sent.</returns>
    public async Task<string> AskAsync(GraphQLClient caller, WalkedField field, string[] place, string value)
    {
        var variables = walk.Variables(field, place, value, own);

        if (field.IsOfObject)
            variables["self"] = own[field.Of];

        Fields.Add($"{field.Of}.{field.Name}");
        var answer = await caller.SendAsync(field.Document, variables);

        return $"{(int)answer.Status} {(value is "" ? answer.Body : answer.Body.Replace(value, "IT", StringComparison.Ordinal))}";
    }

    public static string Unknown(string type) => NodeIds.Of(type, Guid.CreateVersion7());

    /// <param name="number">Picks one type of object where a place takes any; null to try each.</param>
    private async Task TryAsync(GraphQLClient caller, WalkedField field, Place place, int? number)
    {
        if (place.Type is "ID")
        {
            Slots.UnionWith(place.Slots);

            var fitting = loot.Of.Where(it => TypeAt(field, place) is "" || it.Key == TypeAt(field, place)).ToList();

            foreach (var (type, id) in number is { } one ? fitting.Skip(one % Math.Max(1, fitting.Count)).Take(1) : fitting)
                await CompareAsync(caller, field, place, id, Unknown(type));
        }
        else if (place.Type is "String" && !place.Path.Contains("after") && !place.Path.Contains("before"))
        {
            var word = loot.WordFor(place);
            await CompareAsync(caller, field, place, word, new string([.. word.Select(letter => char.IsAsciiLetterOrDigit(letter) ? 'q' : letter)]));
        }
        else
            Check(field, $"{place}", await AskAsync(caller, field, place.Path, "x"));
    }

    private async Task CompareAsync(GraphQLClient caller, WalkedField field, Place place, string theirs, string nobodys)
    {
        var (unknown, foreign) = (await AskAsync(caller, field, place.Path, nobodys), await AskAsync(caller, field, place.Path, theirs));
        Assert.True(unknown == foreign, $"{field.Of}.{field.Name}, {place}, {theirs}:\n{unknown}\n{foreign}");
        Assert.DoesNotContain("INTERNAL", foreign, StringComparison.Ordinal);
        Check(field, $"{place}", foreign);
        Pairs++;

        if (place.Type is "ID" && IsAbout(foreign, place))
            Reached.UnionWith(place.Slots);
    }

    private static bool IsAbout(string answer, Place place) => answer.Contains("NOT_FOUND", StringComparison.Ordinal) && answer.Contains($"\"{place.Path[^1]}\"", StringComparison.Ordinal);

    private void Check(WalkedField field, string place, string answer) => Assert.True(loot.In(answer) is [], $"{field.Of}.{field.Name}, {place} tells {string.Join(", ", loot.In(answer))}:\n{answer}");

    private string TypeAt(WalkedField field, Place place) => IdTypes.Of.GetValueOrDefault(place.Slots[^1]) ?? takes[$"{field.Of}.{field.Name} {place}"];

    /// <summary>Learns which type of id each place takes: the refusal of another's says it to one who may do everything.</summary>
    public async Task LearnAsync(GraphQLClient owner)
    {
        foreach (var field in walk.Fields.Where(field => field.Of is not "Subscription"))
            foreach (var place in walk.Places(field).Where(place => place.Type is "ID"))
                takes[$"{field.Of}.{field.Name} {place}"] = WrongType.Match(await AskAsync(owner, field, place.Path, Unknown("Nothing"))).Groups[1].Value;
    }
}
