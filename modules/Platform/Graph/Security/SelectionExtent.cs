namespace OrderCloud.Platform.Graph.Security;

/// <summary>What a selection set comes to with all spreads followed. Every figure stays small: each addition is checked against its limit.</summary>
internal readonly record struct SelectionExtent
{
    public int Fields { get; init; }

    public int Fragments { get; init; }

    public int Aliases { get; init; }

    /// <summary>Levels of fields; below an introspection field nothing is counted.</summary>
    public int Depth { get; init; }

    /// <summary>Levels of fields of any kind.</summary>
    public int FullDepth { get; init; }

    /// <summary>The most often that one path passes each of the fields by which introspection can go in circles.</summary>
    public Circles Circles { get; init; }

    /// <summary>Both sets side by side in one.</summary>
    public SelectionExtent With(SelectionExtent other) => new()
    {
        Fields = Fields + other.Fields,
        Fragments = Fragments + other.Fragments,
        Aliases = Aliases + other.Aliases,
        Depth = Math.Max(Depth, other.Depth),
        FullDepth = Math.Max(FullDepth, other.FullDepth),
        Circles = Circles.Max(other.Circles),
    };
}

/// <summary>Passes through the fields that lead from a type to another type.</summary>
internal readonly record struct Circles(int OfType, int Fields, int InputFields, int Interfaces, int PossibleTypes)
{
    public int MostLists => Math.Max(Math.Max(Fields, InputFields), Math.Max(Interfaces, PossibleTypes));

    public Circles Max(Circles other) => new(
        Math.Max(OfType, other.OfType), Math.Max(Fields, other.Fields), Math.Max(InputFields, other.InputFields),
        Math.Max(Interfaces, other.Interfaces), Math.Max(PossibleTypes, other.PossibleTypes));

    public Circles Through(ReadOnlySpan<char> field) => field switch
    {
        "ofType" => this with { OfType = OfType + 1 },
        "fields" => this with { Fields = Fields + 1 },
        "inputFields" => this with { InputFields = InputFields + 1 },
        "interfaces" => this with { Interfaces = Interfaces + 1 },
        "possibleTypes" => this with { PossibleTypes = PossibleTypes + 1 },
        _ => this,
    };
}
