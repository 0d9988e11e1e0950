namespace OrderCloud.Platform.Graph.Transport;

/// <summary>How much of an error its reader may see.</summary>
/// <param name="Detail">Exception texts and suggestions: in Development only.</param>
/// <param name="Schema">Names of the schema that are not in the caller's own document.</param>
internal readonly record struct ErrorView(string RequestId, bool Detail, bool Schema);
